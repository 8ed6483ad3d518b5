package dev.parley.api.structured;

import dev.parley.api.text.Tokenizer;

import tools.jackson.databind.JsonNode;

/// Compiles constraints into matchers. Found by `ServiceLoader`; safe on any thread.
public interface StructuredOutputBackend {

    /// The name in `--structured-outputs-config.backend`.
    String name();

    /// This backend as the operator wants it; called once at the start.
    ///
    /// @param settings of `--structured-outputs-config`, such as `disable_any_whitespace`
    default StructuredOutputBackend with(JsonNode settings) {
        return this;
    }

    /// Compiles for one vocabulary; the result makes one matcher per choice.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest naming what is not supported
    CompiledConstraint compile(Constraint constraint, Tokenizer tokenizer);
}
