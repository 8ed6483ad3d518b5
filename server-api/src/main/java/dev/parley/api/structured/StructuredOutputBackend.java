package dev.parley.api.structured;

import dev.parley.api.text.Tokenizer;

/// Compiles constraints into matchers. Found by `ServiceLoader`; safe on any thread.
public interface StructuredOutputBackend {

    /// The name in `--structured-outputs-config.backend`.
    String name();

    /// Compiles for one vocabulary; the result makes one matcher per choice.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest naming what is not supported
    CompiledConstraint compile(Constraint constraint, Tokenizer tokenizer);
}
