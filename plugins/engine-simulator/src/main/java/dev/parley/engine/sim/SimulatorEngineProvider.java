package dev.parley.engine.sim;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineProvider;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.model.ModelFiles;

/// Engines that only act like one: they need the model's tokenizer and `config.json`, no weights.
public final class SimulatorEngineProvider implements EngineProvider {

    /// For `ServiceLoader`.
    public SimulatorEngineProvider() {}

    @Override
    public String name() {
        return "simulator";
    }

    /// Never: made-up tokens are for those who ask for them with `--engine simulator`.
    @Override
    public boolean supports(ModelFiles model) {
        return false;
    }

    @Override
    public EngineClient start(EngineStart start) {
        return SimulatorEngine.start(start);
    }
}
