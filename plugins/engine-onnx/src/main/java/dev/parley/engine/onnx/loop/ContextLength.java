package dev.parley.engine.onnx.loop;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.ModelInfo;
import dev.parley.engine.onnx.step.ModelExecutor;

import java.lang.System.Logger.Level;
import java.util.OptionalInt;

/// How long a sequence may get: what the model was made for, what the operator wants, what fits the KV
/// blocks. Any sequence that is admitted then fits the empty pool.
final class ContextLength {

    private static final System.Logger LOG = System.getLogger(ContextLength.class.getName());

    private ContextLength() {}

    /// The model's facts with the length that is served.
    ///
    /// @param wanted by the operator; empty takes what is possible
    static ModelInfo limit(ModelExecutor executor, OptionalInt wanted) {
        ModelInfo model = executor.model();
        long capacity = (long) executor.blocks() * executor.blockSize();
        int length = Math.min(wanted.orElse(Integer.MAX_VALUE), model.maxModelLength());
        if (capacity >= length) {
            return withLength(model, length);
        }
        if (wanted.isPresent() || capacity == 0) {
            throw new StartupFailure(
                    "--max-model-len %d: the KV cache holds only %d tokens; lower it or raise --kv-cache-memory-bytes."
                            .formatted(length, capacity));
        }
        LOG.log(
                Level.WARNING,
                () ->
                        ("The KV cache holds %d tokens, so prompt and output together are limited"
                                        + " to that instead of the model's %d; more memory:"
                                        + " --kv-cache-memory-bytes.")
                                .formatted(capacity, length));
        return withLength(model, (int) capacity);
    }

    private static ModelInfo withLength(ModelInfo model, int length) {
        return new ModelInfo(
                model.architecture(),
                model.vocabularySize(),
                length,
                model.endTokens(),
                model.dtype(),
                model.device());
    }
}
