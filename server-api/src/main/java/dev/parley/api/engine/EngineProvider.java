package dev.parley.api.engine;

import dev.parley.api.model.ModelFiles;

/// Makes engines of one kind. Found by `ServiceLoader`; stateless; called on the start-up thread.
public interface EngineProvider {

    /// The name in logs and in `--engine`; matches `[a-z0-9][a-z0-9_.-]{0,63}`.
    String name();

    /// Whether this engine can run such a model, judged by its files' names and `config.json`
    /// only; no weights are read.
    boolean supports(ModelFiles model);

    /// Reads the model and gets ready to serve. Blocks until the engine accepts work.
    ///
    /// @throws dev.parley.api.StartupFailure when the model or the options cannot be served
    EngineClient start(EngineStart start);
}
