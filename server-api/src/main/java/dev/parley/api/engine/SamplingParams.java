package dev.parley.api.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How tokens are chosen and when generation ends; order and meaning are vLLM's.
///
/// The engine trusts these values: routers validate them first. Use [#builder()].
///
/// @param temperature logits are divided by it; below 1e-5 is greedy; ≥ 0
/// @param topP smallest set of tokens with this probability, (0, 1]; 1 is off
/// @param topK best tokens kept; 0 is off
/// @param minP drops tokens below this share of the best one's probability, [0, 1]; 0 is off
/// @param seed of this request's own generator; empty uses the engine's
/// @param maxTokens most tokens to generate, ≥ 1
/// @param minTokens until then end and stop tokens are masked, ≥ 0
/// @param endTokens ids that end the text without counting as stop tokens (EOS); empty to ignore EOS
/// @param stopTokenIds further ids that end the text and are reported in [Finish#stopToken]
/// @param maskedUntilMinTokens ids masked until `minTokens` beside the stop tokens (EOS under `ignore_eos`)
/// @param logprobs how many top log-probabilities per token; 0 for the sampled one only, -1 for all; empty for none
/// @param logprobTokenIds ids whose log-probabilities replace the top list
/// @param promptLogprobs as `logprobs`, for prompt positions; switches prefix-cache reads off
/// @param presencePenalty subtracted once from ids in the output, [-2, 2]
/// @param frequencyPenalty subtracted per occurrence in the output, [-2, 2]
/// @param repetitionPenalty divides positive and multiplies negative logits of ids seen in prompt or output, > 0
/// @param logitBias added to logits, [-100, 100]
/// @param allowedTokenIds only these ids; empty for all
/// @param badWords id sequences that must not appear
/// @param repetition ends outputs that repeat themselves
/// @param thinking limits reasoning
public record SamplingParams(
        float temperature,
        float topP,
        int topK,
        float minP,
        OptionalLong seed,
        int maxTokens,
        int minTokens,
        List<Integer> endTokens,
        List<Integer> stopTokenIds,
        List<Integer> maskedUntilMinTokens,
        OptionalInt logprobs,
        List<Integer> logprobTokenIds,
        OptionalInt promptLogprobs,
        float presencePenalty,
        float frequencyPenalty,
        float repetitionPenalty,
        Map<Integer, Float> logitBias,
        Optional<List<Integer>> allowedTokenIds,
        List<List<Integer>> badWords,
        Optional<Repetition> repetition,
        Optional<Thinking> thinking) {

    /// Copies the collections.
    public SamplingParams {
        endTokens = List.copyOf(endTokens);
        stopTokenIds = List.copyOf(stopTokenIds);
        maskedUntilMinTokens = List.copyOf(maskedUntilMinTokens);
        logprobTokenIds = List.copyOf(logprobTokenIds);
        logitBias = Map.copyOf(logitBias);
        badWords = List.copyOf(badWords);
    }

    /// Parameters that do not limit reasoning; [#builder()] reads better.
    public SamplingParams(
            float temperature,
            float topP,
            int topK,
            float minP,
            OptionalLong seed,
            int maxTokens,
            int minTokens,
            List<Integer> endTokens,
            List<Integer> stopTokenIds,
            List<Integer> maskedUntilMinTokens,
            OptionalInt logprobs,
            List<Integer> logprobTokenIds,
            OptionalInt promptLogprobs,
            float presencePenalty,
            float frequencyPenalty,
            float repetitionPenalty,
            Map<Integer, Float> logitBias,
            Optional<List<Integer>> allowedTokenIds,
            List<List<Integer>> badWords,
            Optional<Repetition> repetition) {
        this(
                temperature,
                topP,
                topK,
                minP,
                seed,
                maxTokens,
                minTokens,
                endTokens,
                stopTokenIds,
                maskedUntilMinTokens,
                logprobs,
                logprobTokenIds,
                promptLogprobs,
                presencePenalty,
                frequencyPenalty,
                repetitionPenalty,
                logitBias,
                allowedTokenIds,
                badWords,
                repetition,
                Optional.empty());
    }

    /// Ends an output whose last tokens are equal blocks.
    ///
    /// @param minPatternSize smallest block, ≥ 1
    /// @param maxPatternSize largest block
    /// @param minCount equal blocks in a row, ≥ 2
    public record Repetition(int minPatternSize, int maxPatternSize, int minCount) {}

    /// Ends a reasoning block that grows too long.
    ///
    /// @param budget tokens that may follow a start marker, ≥ 0; then the closing is forced
    /// @param start ids of the start marker, not empty; in the prompt or the output
    /// @param end ids of the marker by which the model itself ends the block, not empty
    /// @param closing ids that are forced one by one, not empty
    public record Thinking(
            int budget, List<Integer> start, List<Integer> end, List<Integer> closing) {

        /// Copies the lists.
        public Thinking {
            start = List.copyOf(start);
            end = List.copyOf(end);
            closing = List.copyOf(closing);
        }
    }

    /// Whether the most likely token is always taken.
    public boolean greedy() {
        return temperature < 1e-5f;
    }

    /// Neutral defaults: temperature 1, no filter, 16 tokens.
    public static Builder builder() {
        return new Builder();
    }

    /// A builder that starts with these values.
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.temperature = temperature;
        builder.topP = topP;
        builder.topK = topK;
        builder.minP = minP;
        builder.seed = seed;
        builder.maxTokens = maxTokens;
        builder.minTokens = minTokens;
        builder.endTokens = endTokens;
        builder.stopTokenIds = stopTokenIds;
        builder.maskedUntilMinTokens = maskedUntilMinTokens;
        builder.logprobs = logprobs;
        builder.logprobTokenIds = logprobTokenIds;
        builder.promptLogprobs = promptLogprobs;
        builder.presencePenalty = presencePenalty;
        builder.frequencyPenalty = frequencyPenalty;
        builder.repetitionPenalty = repetitionPenalty;
        builder.logitBias = logitBias;
        builder.allowedTokenIds = allowedTokenIds;
        builder.badWords = badWords;
        builder.repetition = repetition;
        builder.thinking = thinking;
        return builder;
    }

    /// Collects values one by one; each method is named after the component it sets.
    public static final class Builder {

        private float temperature = 1f;
        private float topP = 1f;
        private int topK = 0;
        private float minP = 0f;
        private OptionalLong seed = OptionalLong.empty();
        private int maxTokens = 16;
        private int minTokens = 0;
        private List<Integer> endTokens = List.of();
        private List<Integer> stopTokenIds = List.of();
        private List<Integer> maskedUntilMinTokens = List.of();
        private OptionalInt logprobs = OptionalInt.empty();
        private List<Integer> logprobTokenIds = List.of();
        private OptionalInt promptLogprobs = OptionalInt.empty();
        private float presencePenalty = 0f;
        private float frequencyPenalty = 0f;
        private float repetitionPenalty = 1f;
        private Map<Integer, Float> logitBias = Map.of();
        private Optional<List<Integer>> allowedTokenIds = Optional.empty();
        private List<List<Integer>> badWords = List.of();
        private Optional<Repetition> repetition = Optional.empty();
        private Optional<Thinking> thinking = Optional.empty();

        private Builder() {}

        /// See [SamplingParams#temperature()].
        public Builder temperature(float value) {
            temperature = value;
            return this;
        }

        /// See [SamplingParams#topP()].
        public Builder topP(float value) {
            topP = value;
            return this;
        }

        /// See [SamplingParams#topK()].
        public Builder topK(int value) {
            topK = value;
            return this;
        }

        /// See [SamplingParams#minP()].
        public Builder minP(float value) {
            minP = value;
            return this;
        }

        /// See [SamplingParams#seed()].
        public Builder seed(OptionalLong value) {
            seed = value;
            return this;
        }

        /// See [SamplingParams#maxTokens()].
        public Builder maxTokens(int value) {
            maxTokens = value;
            return this;
        }

        /// See [SamplingParams#minTokens()].
        public Builder minTokens(int value) {
            minTokens = value;
            return this;
        }

        /// See [SamplingParams#endTokens()].
        public Builder endTokens(List<Integer> value) {
            endTokens = value;
            return this;
        }

        /// See [SamplingParams#stopTokenIds()].
        public Builder stopTokenIds(List<Integer> value) {
            stopTokenIds = value;
            return this;
        }

        /// See [SamplingParams#maskedUntilMinTokens()].
        public Builder maskedUntilMinTokens(List<Integer> value) {
            maskedUntilMinTokens = value;
            return this;
        }

        /// See [SamplingParams#logprobs()].
        public Builder logprobs(OptionalInt value) {
            logprobs = value;
            return this;
        }

        /// See [SamplingParams#logprobTokenIds()].
        public Builder logprobTokenIds(List<Integer> value) {
            logprobTokenIds = value;
            return this;
        }

        /// See [SamplingParams#promptLogprobs()].
        public Builder promptLogprobs(OptionalInt value) {
            promptLogprobs = value;
            return this;
        }

        /// See [SamplingParams#presencePenalty()].
        public Builder presencePenalty(float value) {
            presencePenalty = value;
            return this;
        }

        /// See [SamplingParams#frequencyPenalty()].
        public Builder frequencyPenalty(float value) {
            frequencyPenalty = value;
            return this;
        }

        /// See [SamplingParams#repetitionPenalty()].
        public Builder repetitionPenalty(float value) {
            repetitionPenalty = value;
            return this;
        }

        /// See [SamplingParams#logitBias()].
        public Builder logitBias(Map<Integer, Float> value) {
            logitBias = value;
            return this;
        }

        /// See [SamplingParams#allowedTokenIds()].
        public Builder allowedTokenIds(Optional<List<Integer>> value) {
            allowedTokenIds = value;
            return this;
        }

        /// See [SamplingParams#badWords()].
        public Builder badWords(List<List<Integer>> value) {
            badWords = value;
            return this;
        }

        /// See [SamplingParams#repetition()].
        public Builder repetition(Optional<Repetition> value) {
            repetition = value;
            return this;
        }

        /// See [SamplingParams#thinking()].
        public Builder thinking(Optional<Thinking> value) {
            thinking = value;
            return this;
        }

        /// The finished value.
        public SamplingParams build() {
            return new SamplingParams(
                    temperature,
                    topP,
                    topK,
                    minP,
                    seed,
                    maxTokens,
                    minTokens,
                    endTokens,
                    stopTokenIds,
                    maskedUntilMinTokens,
                    logprobs,
                    logprobTokenIds,
                    promptLogprobs,
                    presencePenalty,
                    frequencyPenalty,
                    repetitionPenalty,
                    logitBias,
                    allowedTokenIds,
                    badWords,
                    repetition,
                    thinking);
        }
    }
}
