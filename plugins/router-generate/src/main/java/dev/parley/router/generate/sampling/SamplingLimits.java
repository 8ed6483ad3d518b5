package dev.parley.router.generate.sampling;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.api.engine.ModelInfo;

/// How much a request may ask for.
///
/// @param modelLength tokens of prompt and output together
/// @param vocabulary ids run from 0 to this, exclusive
/// @param maxLogprobs most log-probabilities per token
/// @param sequences most choices of one request
/// @param stopStrings most stop strings
/// @param badWords most id sequences of `bad_words`
/// @param prompts most prompts of one completion request
public record SamplingLimits(
        int modelLength,
        int vocabulary,
        long maxLogprobs,
        int sequences,
        int stopStrings,
        int badWords,
        int prompts) {

    /// The limits of a model under flags and environment.
    public static SamplingLimits of(ModelInfo model, Settings settings) {
        long logprobs = settings.number("max-logprobs").orElse(20);
        return new SamplingLimits(
                model.maxModelLength(),
                model.vocabularySize(),
                logprobs < 0 ? model.vocabularySize() : logprobs,
                variable(settings, "VLLM_MAX_N_SEQUENCES", 16384),
                variable(settings, "VLLM_MAX_STOP_STRINGS", 4),
                variable(settings, "VLLM_MAX_NUM_BAD_WORDS", 128),
                variable(settings, "VLLM_MAX_COMPLETION_PROMPTS", 1024));
    }

    private static int variable(Settings settings, String name, int fallback) {
        String text = settings.environment(name).orElse("").strip();
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StartupFailure("%s=%s is not a whole number.".formatted(name, text), e);
        }
    }
}
