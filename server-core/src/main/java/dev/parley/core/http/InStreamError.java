package dev.parley.core.http;

import dev.parley.api.ParleyException;

import java.util.Objects;

/// The error object as it stands inside a stream: a space after `,` and `:`, nothing but ASCII. Only
/// static functions.
final class InStreamError {

    private InStreamError() {}

    static String json(ParleyException error) {
        return "{\"error\": {\"message\": %s, \"type\": %s, \"param\": %s, \"code\": %d}}"
                .formatted(
                        quoted(Objects.requireNonNullElse(error.getMessage(), "")),
                        quoted(error.type()),
                        error.parameter().map(InStreamError::quoted).orElse("null"),
                        error.status());
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(json, text.charAt(i));
        }
        return json.append('"').toString();
    }

    private static void append(StringBuilder json, char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> {
                if (c < 0x20 || c > 0x7e) {
                    json.append("\\u%04x".formatted((int) c));
                } else {
                    json.append(c);
                }
            }
        }
    }
}
