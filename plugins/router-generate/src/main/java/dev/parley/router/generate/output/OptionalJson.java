package dev.parley.router.generate.output;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/// Writes properties that are null when there is nothing to tell.
public final class OptionalJson {

    private OptionalJson() {}

    /// Writes a text or null.
    public static void writeText(JsonGenerator json, String name, Optional<String> text) {
        json.writeName(name);
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            json.writeNull();
        }
    }

    /// Writes ids or null.
    ///
    /// @param shown whether the client asked for them
    public static void writeIds(JsonGenerator json, String name, boolean shown, int[] ids) {
        json.writeName(name);
        if (shown) {
            json.writeArray(ids, 0, ids.length);
        } else {
            json.writeNull();
        }
    }

    /// Writes `finish_reason` and `stop_reason`.
    ///
    /// @param reason what `finish_reason` is
    public static void writeEnding(
            JsonGenerator json, Optional<String> reason, Optional<Ending> ending) {
        writeText(json, "finish_reason", reason);
        json.writeName("stop_reason");
        if (ending.isPresent()) {
            ending.get().writeStop(json);
        } else {
            json.writeNull();
        }
    }
}
