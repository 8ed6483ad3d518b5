package dev.parley.core.reload;

import tools.jackson.core.JsonGenerator;

import java.nio.file.Path;
import java.util.List;

/// What a reload did with each plug-in.
///
/// @param loaded new or changed: used by requests that start from now on
/// @param kept the same as before
/// @param removed gone: requests that still run finish with them
/// @param ignored new, but without parsers
public record ReloadReport(
        List<Entry> loaded, List<Entry> kept, List<Entry> removed, List<Path> ignored) {

    private static final String NOTE =
            "Only tool and reasoning parsers are reloaded. Everything else needs a restart.";

    /// Copies the lists.
    public ReloadReport {
        loaded = List.copyOf(loaded);
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
        ignored = List.copyOf(ignored);
    }

    /// A plug-in with its parsers.
    ///
    /// @param file its JAR or folder
    /// @param toolParsers names
    /// @param reasoningParsers names
    public record Entry(Path file, List<String> toolParsers, List<String> reasoningParsers) {

        /// Copies the lists.
        public Entry {
            toolParsers = List.copyOf(toolParsers);
            reasoningParsers = List.copyOf(reasoningParsers);
        }

        private void write(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("file", file.toString());
            json.writeArrayPropertyStart("tool_parsers");
            toolParsers.forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("reasoning_parsers");
            reasoningParsers.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /// Writes it as the reply.
    void write(JsonGenerator json) {
        json.writeStartObject();
        write("loaded", loaded, json);
        write("kept", kept, json);
        write("removed", removed, json);
        json.writeArrayPropertyStart("ignored");
        ignored.forEach(file -> json.writeString(file.toString()));
        json.writeEndArray();
        json.writeStringProperty("note", NOTE);
        json.writeEndObject();
    }

    private static void write(String name, List<Entry> entries, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        entries.forEach(entry -> entry.write(json));
        json.writeEndArray();
    }
}
