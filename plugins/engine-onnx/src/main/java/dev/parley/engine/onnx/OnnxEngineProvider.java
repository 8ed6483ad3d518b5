package dev.parley.engine.onnx;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineProvider;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.model.ModelFiles;
import dev.parley.engine.onnx.execute.OnnxModel;
import dev.parley.engine.onnx.loop.LoopEngine;
import dev.parley.engine.onnx.step.ModelExecutor;

import java.util.function.Function;

/// Engines that run Hugging Face checkpoints on ONNX Runtime.
public final class OnnxEngineProvider implements EngineProvider {

    private static final String CONFIGURATION = "config.json";
    private static final String WEIGHTS = ".safetensors";

    private final Function<EngineStart, ModelExecutor> opener;

    /// For `ServiceLoader`.
    public OnnxEngineProvider() {
        this(OnnxModel::open);
    }

    /// @param opener reads the model
    OnnxEngineProvider(Function<EngineStart, ModelExecutor> opener) {
        this.opener = opener;
    }

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public boolean supports(ModelFiles model) {
        return model.has(CONFIGURATION)
                && model.names().stream().anyMatch(name -> name.endsWith(WEIGHTS));
    }

    @Override
    public EngineClient start(EngineStart start) {
        return LoopEngine.start(opener.apply(start), start);
    }
}
