package dev.parley.core.text;

import dev.parley.api.StartupFailure;
import dev.parley.api.text.ChatTemplate.ContentFormat;

import java.util.Optional;

/// The value of `--chat-template-content-format`.
enum ContentFormatOption {
    /// As the template's loops tell.
    AUTO,
    /// One text per message.
    STRING,
    /// A list of parts.
    OPENAI;

    /// @throws StartupFailure for any other value
    static ContentFormatOption of(Optional<String> value) {
        return switch (value.orElse("auto")) {
            case "auto" -> AUTO;
            case "string" -> STRING;
            case "openai" -> OPENAI;
            case String other ->
                    throw new StartupFailure(
                            "--chat-template-content-format: there is no '%s'. Known: auto, string, openai."
                                    .formatted(other));
        };
    }

    ContentFormat decide(ContentFormat detected) {
        return switch (this) {
            case AUTO -> detected;
            case STRING -> ContentFormat.STRING;
            case OPENAI -> ContentFormat.OPENAI;
        };
    }
}
