package dev.parley.router.generate.sampling;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.SamplingParams.Repetition;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.beam.BeamPlan;
import dev.parley.router.generate.sampling.SamplingFields.EndToken;
import dev.parley.router.generate.sampling.TextOptions.StopText;
import dev.parley.router.generate.schema.PythonText;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Makes sampling parameters out of a request, the model's defaults and the limits. Immutable.
public final class SamplingPlanner {

    private static final double COLDEST = 0.01;
    private static final double STRONGEST_BIAS = 100;

    private final SamplingDefaults defaults;
    private final SamplingLimits limits;
    private final VocabularyChecks vocabulary;
    private final BadWords badWords;
    private final Tokenizer tokenizer;
    private final ThinkingMarkers thinking;

    /// For one model.
    public SamplingPlanner(
            SamplingDefaults defaults,
            SamplingLimits limits,
            Tokenizer tokenizer,
            ThinkingMarkers thinking) {
        this.defaults = defaults;
        this.limits = limits;
        vocabulary = new VocabularyChecks(limits);
        badWords = new BadWords(tokenizer, limits.badWords());
        this.tokenizer = tokenizer;
        this.thinking = thinking;
    }

    /// A planner that fills what a request leaves out with neutral values, not with the model's.
    public SamplingPlanner withoutPreferences() {
        return new SamplingPlanner(defaults.withoutPreferences(), limits, tokenizer, thinking);
    }

    /// Checks a request and completes it.
    ///
    /// @param promptLength tokens of the prompt, or of the longest one
    /// @throws InvalidRequest for the first value that cannot be served
    public Sampling plan(SamplingRequest request, int promptLength) {
        return switch (request.search()) {
            case SearchWish.Sampled() -> planSampled(request, promptLength);
            case SearchWish.Beams beams -> planBeams(request, promptLength, beams);
        };
    }

    /// Of all the sampling fields a search heeds only the temperature and the end token.
    private Sampling planBeams(SamplingRequest request, int promptLength, SearchWish.Beams beams) {
        SamplingFields fields = request.fields();
        SamplingChecks.choices(request.choices(), limits.sequences());
        double temperature = value(fields.shape().temperature(), "temperature", 1);
        SamplingChecks.temperature(temperature);
        long maxTokens = maxTokens(request.maxTokens(), promptLength);
        SamplingChecks.lengths(maxTokens, 0);
        int width = (int) request.choices();
        SamplingParams step =
                SamplingParams.builder()
                        .temperature((float) temperature)
                        .maxTokens(1)
                        .logprobs(
                                OptionalInt.of(
                                        vocabulary.logprobs(2L * width, "sample", "logprobs")))
                        .build();
        boolean ends = fields.ending().endToken() == EndToken.ENDS;
        BeamPlan plan =
                new BeamPlan(
                        width,
                        (int) maxTokens,
                        beams.lengthPenalty(),
                        ends ? defaults.endToken() : OptionalInt.empty(),
                        fields.form().includeStopText(),
                        step);
        TextOptions form = text(fields, 0);
        TextOptions options = new TextOptions(List.of(), StopText.EXCLUDED, 0, form.detokenizer());
        return new Sampling(step, width, options, Optional.of(plan));
    }

    private Sampling planSampled(SamplingRequest request, int promptLength) {
        SamplingFields fields = request.fields();
        Map<Integer, Float> logitBias = logitBias(fields.bias().logitBias());
        SamplingParams.Builder builder = SamplingParams.builder();
        SamplingChecks.choices(request.choices(), limits.sequences());
        penalties(fields, builder);
        boolean greedy = distribution(fields, builder);
        long maxTokens = maxTokens(request.maxTokens(), promptLength);
        SamplingChecks.lengths(maxTokens, fields.ending().minTokens());
        SamplingChecks.words(fields.ending().stop(), fields.bias().badWords());
        if (greedy && request.choices() > 1) {
            throw new InvalidRequest(
                    "n must be 1 when using greedy sampling, got %d.".formatted(request.choices()));
        }
        fields.ending().repetition().ifPresent(SamplingChecks::repetition);
        int minTokens = (int) fields.ending().minTokens();
        builder.seed(seed(fields))
                .maxTokens((int) maxTokens)
                .minTokens(minTokens)
                .logitBias(logitBias);
        scores(request, builder);
        vocabulary.known(
                logitBias.keySet().stream().map(Integer::longValue).sorted().toList(),
                "logit_bias");
        ending(fields.ending(), builder);
        builder.allowedTokenIds(fields.bias().allowedTokenIds().map(vocabulary::allowed));
        builder.badWords(badWords.sequences(fields.bias().badWords()));
        builder.thinking(thinking.limit(fields.thinkingBudget()));
        return new Sampling(
                builder.build(),
                (int) request.choices(),
                text(fields, minTokens),
                Optional.empty());
    }

    private void penalties(SamplingFields fields, SamplingParams.Builder builder) {
        double presence = value(fields.penalties().presence(), "presence_penalty", 0);
        double frequency = value(fields.penalties().frequency(), "frequency_penalty", 0);
        double repetition = value(fields.penalties().repetition(), "repetition_penalty", 1);
        SamplingChecks.penalties(presence, frequency, repetition);
        builder.presencePenalty((float) presence)
                .frequencyPenalty((float) frequency)
                .repetitionPenalty((float) repetition);
    }

    /// Sets temperature and filters; says whether the best token is always taken.
    private boolean distribution(SamplingFields fields, SamplingParams.Builder builder) {
        SamplingFields.Shape shape = fields.shape();
        double temperature = value(shape.temperature(), "temperature", 1);
        double topP = value(shape.topP(), "top_p", 1);
        double minP = value(shape.minP(), "min_p", 0);
        long topK =
                shape.topK().isPresent()
                        ? shape.topK().getAsLong()
                        : (long) defaults.number("top_k").orElse(0);
        if (temperature > 0 && temperature < COLDEST) {
            temperature = COLDEST;
        }
        SamplingChecks.temperature(temperature);
        SamplingChecks.filters(topP, topK, minP);
        if (temperature == 0) {
            builder.temperature(0);
            return true;
        }
        builder.temperature((float) temperature)
                .topP((float) topP)
                .minP((float) minP)
                .topK((int) Math.min(Math.max(topK, 0), limits.vocabulary()));
        return false;
    }

    private double value(OptionalDouble wanted, String name, double neutral) {
        return wanted.isPresent() ? wanted.getAsDouble() : defaults.number(name).orElse(neutral);
    }

    private long maxTokens(OptionalLong wanted, int promptLength) {
        long room = limits.modelLength() - (long) promptLength;
        long asked = wanted.isPresent() ? wanted.getAsLong() : defaults.maxNewTokens().orElse(room);
        return Math.min(Math.min(room, asked), defaults.hardCap().orElse(room));
    }

    private static OptionalLong seed(SamplingFields fields) {
        OptionalLong seed = fields.seed();
        return seed.isPresent() && seed.getAsLong() == -1 ? OptionalLong.empty() : seed;
    }

    private void scores(SamplingRequest request, SamplingParams.Builder builder) {
        switch (request.logprobs()) {
            case LogprobsWish.None() -> {}
            case LogprobsWish.Top(long count) ->
                    builder.logprobs(
                            OptionalInt.of(vocabulary.logprobs(count, "sample", "logprobs")));
            case LogprobsWish.Given() ->
                    builder.logprobs(OptionalInt.of(0))
                            .logprobTokenIds(
                                    vocabulary.logprobTokenIds(
                                            request.fields().scoring().logprobTokenIds()));
        }
        if (request.promptLogprobs().isPresent()) {
            int count =
                    vocabulary.logprobs(
                            request.promptLogprobs().getAsLong(), "prompt", "prompt_logprobs");
            builder.promptLogprobs(OptionalInt.of(count));
        }
    }

    private void ending(SamplingFields.Ending ending, SamplingParams.Builder builder) {
        List<Integer> asked = vocabulary.known(ending.stopTokenIds(), "stop_token_ids");
        builder.repetition(
                ending.repetition()
                        .filter(fields -> fields.maxPatternSize() > 0)
                        .map(
                                fields ->
                                        new Repetition(
                                                (int) Math.max(fields.minPatternSize(), 1),
                                                (int)
                                                        Math.min(
                                                                fields.maxPatternSize(),
                                                                limits.modelLength()),
                                                (int)
                                                        Math.min(
                                                                fields.minCount(),
                                                                Integer.MAX_VALUE))));
        List<Integer> own = union(defaults.endTokens(), defaults.furtherEndTokens());
        if (ending.endToken() == EndToken.IGNORED) {
            builder.stopTokenIds(asked).maskedUntilMinTokens(own);
        } else {
            builder.endTokens(defaults.endTokens())
                    .stopTokenIds(union(asked, defaults.furtherEndTokens()));
        }
    }

    private static List<Integer> union(List<Integer> first, List<Integer> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static TextOptions text(SamplingFields fields, int minTokens) {
        SamplingFields.Form form = fields.form();
        return new TextOptions(
                fields.ending().stop(),
                form.includeStopText() ? StopText.INCLUDED : StopText.EXCLUDED,
                minTokens,
                new DetokenizerOptions(
                        form.skipSpecialTokens() ? SpecialTokens.SKIP : SpecialTokens.KEEP,
                        form.spacesBetweenSpecialTokens() ? Spacing.SPACED : Spacing.TIGHT));
    }

    private static Map<Integer, Float> logitBias(Map<String, Double> wanted) {
        Map<Integer, Float> out = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        wanted.forEach(
                (key, value) ->
                        tokenId(key)
                                .ifPresentOrElse(
                                        id ->
                                                out.put(
                                                        id,
                                                        (float)
                                                                Math.clamp(
                                                                        value,
                                                                        -STRONGEST_BIAS,
                                                                        STRONGEST_BIAS)),
                                        () -> wrong.add(key)));
        if (!wrong.isEmpty()) {
            String keys = PythonText.quoteAll(wrong);
            throw InvalidRequest.value(
                    "logit_bias contains key(s) that cannot be converted to integer token IDs: "
                            + keys,
                    "logit_bias",
                    keys);
        }
        return out;
    }

    private static Optional<Integer> tokenId(String key) {
        try {
            long id = Long.parseLong(key.strip());
            return Optional.of(Math.clamp(id, Integer.MIN_VALUE, Integer.MAX_VALUE));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
