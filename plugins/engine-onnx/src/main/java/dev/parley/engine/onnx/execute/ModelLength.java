package dev.parley.engine.onnx.execute;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;

import java.util.OptionalInt;

/// How long prompt and output may be together.
final class ModelLength {

    private static final String ALLOW_LONG = "VLLM_ALLOW_LONG_MAX_MODEL_LEN";

    private ModelLength() {}

    /// The operator's length if given, else the model's own.
    ///
    /// @param own positions the model is made for
    /// @throws StartupFailure when the operator's is longer and the environment does not allow that
    static int of(OptionalInt wanted, int own, Settings settings) {
        if (wanted.isEmpty()) {
            return own;
        }
        int length = wanted.getAsInt();
        boolean allowed = settings.environment(ALLOW_LONG).filter("1"::equals).isPresent();
        if (length > own && !allowed) {
            throw new StartupFailure(
                    "--max-model-len %d is more than the %d positions of the model. Lower it, or set %s=1 if you know that the model copes."
                            .formatted(length, own, ALLOW_LONG));
        }
        return length;
    }
}
