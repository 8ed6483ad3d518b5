package dev.parley.router.generate.sampling;

import dev.parley.router.generate.schema.Fields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The sampling fields of a request as they came; only their types were checked.
///
/// @param shape of the distribution
/// @param penalties on repeated tokens
/// @param ending when the text ends
/// @param form how tokens become text
/// @param bias towards or away from tokens
/// @param scoring further log-probabilities
/// @param thinkingBudget most tokens of reasoning; -1 counts as absent
/// @param seed of the request's generator; -1 counts as absent
public record SamplingFields(
        Shape shape,
        Penalties penalties,
        Ending ending,
        Form form,
        Bias bias,
        Scoring scoring,
        OptionalLong thinkingBudget,
        OptionalLong seed) {

    /// Temperature and filters.
    public record Shape(
            OptionalDouble temperature,
            OptionalDouble topP,
            OptionalLong topK,
            OptionalDouble minP) {}

    /// Penalties.
    public record Penalties(
            OptionalDouble presence, OptionalDouble frequency, OptionalDouble repetition) {}

    /// What ends the text.
    ///
    /// @param stop stop strings
    /// @param stopTokenIds stop tokens
    /// @param minTokens until then nothing of this ends it
    /// @param endToken whether the model's own end token does
    /// @param repetition block sizes and count of a text that repeats itself
    public record Ending(
            List<String> stop,
            List<Long> stopTokenIds,
            long minTokens,
            EndToken endToken,
            Optional<RepetitionFields> repetition) {}

    /// The client's `ignore_eos`.
    public enum EndToken {
        /// It ends the text.
        ENDS,
        /// It is a token like any other.
        IGNORED
    }

    /// The fields of `repetition_detection`.
    public record RepetitionFields(long maxPatternSize, long minPatternSize, long minCount) {}

    /// How tokens become text.
    public record Form(
            boolean includeStopText,
            boolean skipSpecialTokens,
            boolean spacesBetweenSpecialTokens) {}

    /// Tokens and words wanted or unwanted.
    public record Bias(
            Map<String, Double> logitBias,
            Optional<List<Long>> allowedTokenIds,
            List<String> badWords) {}

    /// Log-probabilities of given ids, and of the prompt.
    public record Scoring(OptionalLong promptLogprobs, List<Long> logprobTokenIds) {}

    /// Reads them.
    ///
    /// @param mostStopStrings allowed entries of `stop`
    public static SamplingFields read(Fields fields, int mostStopStrings) {
        return new SamplingFields(
                new Shape(
                        fields.number("temperature"),
                        fields.number("top_p"),
                        fields.whole("top_k"),
                        fields.number("min_p")),
                new Penalties(
                        fields.number("presence_penalty"),
                        fields.number("frequency_penalty"),
                        fields.number("repetition_penalty")),
                ending(fields, mostStopStrings),
                new Form(
                        fields.flag("include_stop_str_in_output", false),
                        fields.flag("skip_special_tokens", true),
                        fields.flag("spaces_between_special_tokens", true)),
                new Bias(
                        fields.numbersByName("logit_bias").orElse(Map.of()),
                        fields.integers("allowed_token_ids"),
                        fields.texts("bad_words", List.of())),
                new Scoring(
                        fields.whole("prompt_logprobs"),
                        fields.integers("logprob_token_ids").orElse(List.of())),
                fields.whole("thinking_token_budget"),
                fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static Ending ending(Fields fields, int mostStopStrings) {
        return new Ending(
                fields.textOrTexts("stop", mostStopStrings),
                fields.integers("stop_token_ids").orElse(List.of()),
                fields.whole("min_tokens", 0),
                fields.flag("ignore_eos", false) ? EndToken.IGNORED : EndToken.ENDS,
                fields.object("repetition_detection")
                        .map(
                                part ->
                                        new RepetitionFields(
                                                part.whole("max_pattern_size", 0),
                                                part.whole("min_pattern_size", 0),
                                                part.whole("min_count", 0))));
    }
}
