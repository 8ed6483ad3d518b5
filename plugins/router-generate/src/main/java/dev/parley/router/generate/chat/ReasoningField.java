package dev.parley.router.generate.chat;

import dev.parley.api.Settings;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import java.util.Optional;

/// The properties that carry a reply's reasoning: `--reasoning-field`. Clients of older servers read
/// `reasoning_content`.
enum ReasoningField {
    REASONING,
    REASONING_CONTENT,
    BOTH;

    private static final SerializableString CURRENT = new SerializedString("reasoning");
    private static final SerializableString OLDER = new SerializedString("reasoning_content");

    static ReasoningField of(Settings settings) {
        return switch (settings.text("reasoning-field").orElse("reasoning")) {
            case "reasoning_content" -> REASONING_CONTENT;
            case "both" -> BOTH;
            default -> REASONING;
        };
    }

    /// Writes the reasoning, or null where there is none.
    void write(JsonGenerator json, Optional<String> reasoning) {
        if (this != REASONING_CONTENT) {
            write(json, CURRENT, reasoning);
        }
        if (this != REASONING) {
            write(json, OLDER, reasoning);
        }
    }

    private static void write(
            JsonGenerator json, SerializableString name, Optional<String> reasoning) {
        json.writeName(name);
        if (reasoning.isPresent()) {
            json.writeString(reasoning.get());
        } else {
            json.writeNull();
        }
    }
}
