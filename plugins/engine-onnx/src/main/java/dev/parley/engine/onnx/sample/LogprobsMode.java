package dev.parley.engine.onnx.sample;

import dev.parley.api.StartupFailure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is reported as log-probabilities.
public enum LogprobsMode {
    /// Log-softmax of the model's logits after the constraint.
    RAW_LOGPROBS,
    /// Those logits.
    RAW_LOGITS,
    /// Log-softmax of what is drawn from, after every filter.
    PROCESSED_LOGPROBS,
    /// The logits that are drawn from.
    PROCESSED_LOGITS;

    /// The mode with a name as `--logprobs-mode` takes it.
    public static LogprobsMode named(String name) {
        for (LogprobsMode mode : values()) {
            if (mode.id().equals(name)) {
                return mode;
            }
        }
        throw new StartupFailure(
                "--logprobs-mode: there is no '%s'. Known: %s."
                        .formatted(
                                name,
                                Arrays.stream(values())
                                        .map(LogprobsMode::id)
                                        .collect(Collectors.joining(", "))));
    }

    boolean processed() {
        return this == PROCESSED_LOGPROBS || this == PROCESSED_LOGITS;
    }

    boolean normalised() {
        return this == RAW_LOGPROBS || this == PROCESSED_LOGPROBS;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
