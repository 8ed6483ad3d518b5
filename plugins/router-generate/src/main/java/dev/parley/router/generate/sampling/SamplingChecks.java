package dev.parley.router.generate.sampling;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.PythonText;

import java.util.List;

/// Refuses values outside their range, one message each.
final class SamplingChecks {

    private SamplingChecks() {}

    static void choices(long n, int most) {
        if (n < 1) {
            throw new InvalidRequest("n must be at least 1, got %d.".formatted(n));
        }
        if (n > most) {
            throw new InvalidRequest(
                    ("n must be at most %d, got %d. To increase this limit, set the "
                                    + "VLLM_MAX_N_SEQUENCES environment variable.")
                            .formatted(most, n));
        }
    }

    static void penalties(double presence, double frequency, double repetition) {
        within("presence_penalty", presence);
        within("frequency_penalty", frequency);
        if (!Double.isFinite(repetition)) {
            throw new InvalidRequest(
                    "repetition_penalty must be a finite number, got %s."
                            .formatted(PythonText.of(repetition)));
        }
        if (repetition <= 0) {
            throw new InvalidRequest(
                    "repetition_penalty must be greater than zero, got %s."
                            .formatted(PythonText.of(repetition)));
        }
    }

    private static void within(String name, double value) {
        if (!(value >= -2 && value <= 2)) {
            throw new InvalidRequest(
                    "%s must be in [-2, 2], got %s.".formatted(name, PythonText.of(value)));
        }
    }

    static void temperature(double value) {
        String shown = PythonText.of(value);
        if (!Double.isFinite(value)) {
            throw InvalidRequest.value(
                    "temperature must be a finite number, got %s.".formatted(shown),
                    "temperature",
                    shown);
        }
        if (value < 0) {
            throw InvalidRequest.value(
                    "temperature must be non-negative, got %s.".formatted(shown),
                    "temperature",
                    shown);
        }
        if (value > 2) {
            throw InvalidRequest.value(
                    "temperature must be in [0, 2], got %s.".formatted(shown),
                    "temperature",
                    shown);
        }
    }

    static void filters(double topP, long topK, double minP) {
        if (!(topP > 0 && topP <= 1)) {
            String shown = PythonText.of(topP);
            throw InvalidRequest.value(
                    "top_p must be in (0, 1], got %s.".formatted(shown), "top_p", shown);
        }
        if (topK < -1) {
            throw new InvalidRequest(
                    "top_k must be 0 (disable), or at least 1, got %d.".formatted(topK));
        }
        if (!(minP >= 0 && minP <= 1)) {
            throw new InvalidRequest(
                    "min_p must be in [0, 1], got %s.".formatted(PythonText.of(minP)));
        }
    }

    static void lengths(long maxTokens, long minTokens) {
        if (maxTokens < 1) {
            throw InvalidRequest.value(
                    "max_tokens must be at least 1, got %d.".formatted(maxTokens),
                    "max_tokens",
                    Long.toString(maxTokens));
        }
        if (minTokens < 0) {
            throw new InvalidRequest(
                    "min_tokens must be greater than or equal to 0, got %d.".formatted(minTokens));
        }
        if (minTokens > maxTokens) {
            throw new InvalidRequest(
                    "min_tokens must be less than or equal to max_tokens=%d, got %d."
                            .formatted(maxTokens, minTokens));
        }
    }

    static void words(List<String> stop, List<String> badWords) {
        if (stop.contains("")) {
            throw new InvalidRequest("stop cannot contain an empty string.");
        }
        if (badWords.contains("")) {
            throw new InvalidRequest(
                    "bad_words cannot contain an empty string. Got bad_words=%s"
                            .formatted(PythonText.quoteAll(badWords)));
        }
    }

    static void repetition(SamplingFields.RepetitionFields fields) {
        if (fields.maxPatternSize() < 0
                || fields.minPatternSize() < 0
                || fields.minPatternSize() > fields.maxPatternSize()) {
            throw new InvalidRequest(
                    "max_pattern_size, min_pattern_size must be >=0, with min_pattern_size <="
                            + " max_pattern_size. Set both to 0 to disable repetitive pattern"
                            + " detection.");
        }
        if (fields.maxPatternSize() > 0 && fields.minCount() < 2) {
            throw new InvalidRequest(
                    "min_count must be >= 2 to detect repetitive patterns in engine output. If you"
                        + " do not wish to detect repetitive patterns, set max_pattern_size to 0.");
        }
    }
}
