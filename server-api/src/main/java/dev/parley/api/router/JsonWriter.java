package dev.parley.api.router;

import tools.jackson.core.JsonGenerator;

/// Writes one JSON value.
@FunctionalInterface
public interface JsonWriter {

    /// @param json writes straight to the reply's bytes
    void write(JsonGenerator json);
}
