package dev.parley.router.generate.sampling;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.api.engine.SamplingParams.Thinking;
import dev.parley.api.reasoning.ReasoningMarkers;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Where reasoning begins and how it is cut short: as `--reasoning-config` says, else by the markers of
/// the reasoning parser. Immutable.
public final class ThinkingMarkers {

    private static final String FLAG = "--reasoning-config";
    private static final String START = "reasoning_start_str";
    private static final String END = "reasoning_end_str";

    private final Optional<String> start;
    private final Optional<String> closing;
    private final Supplier<Optional<ReasoningParserProvider>> parser;
    private final Tokenizer tokenizer;

    private ThinkingMarkers(
            JsonNode config,
            Supplier<Optional<ReasoningParserProvider>> parser,
            Tokenizer tokenizer) {
        start = text(config, START);
        closing = text(config, END);
        this.parser = parser;
        this.tokenizer = tokenizer;
    }

    /// The markers under the operator's flags.
    ///
    /// @param parser the reasoning parser of the moment
    /// @throws StartupFailure when the flag's value cannot be used
    public static ThinkingMarkers of(
            Settings settings,
            Supplier<Optional<ReasoningParserProvider>> parser,
            Tokenizer tokenizer) {
        JsonNode config =
                settings.text("reasoning-config")
                        .map(ThinkingMarkers::read)
                        .orElseGet(() -> JsonMapper.shared().createObjectNode());
        return new ThinkingMarkers(config, parser, tokenizer);
    }

    /// The limit that a request asks for.
    ///
    /// @param budget most tokens of reasoning; empty or -1 for no limit
    /// @throws InvalidRequest when the budget is no number of tokens, or no markers are known
    Optional<Thinking> limit(OptionalLong budget) {
        long tokens = budget.orElse(-1);
        if (tokens < -1) {
            throw InvalidRequest.value(
                    "`thinking_token_budget` must be a non-negative integer or -1 for unlimited.",
                    "thinking_token_budget",
                    Long.toString(tokens));
        }
        if (tokens == -1) {
            return Optional.empty();
        }
        Optional<ReasoningMarkers> own = parser.get().flatMap(it -> it.markers(tokenizer));
        List<Integer> opening = ids(start.or(() -> own.map(ReasoningMarkers::start)));
        List<Integer> forced = ids(closing.or(() -> own.map(ReasoningMarkers::end)));
        List<Integer> end = ids(own.map(ReasoningMarkers::end).or(() -> closing));
        if (opening.isEmpty() || forced.isEmpty() || end.isEmpty()) {
            throw new InvalidRequest(
                    "thinking_token_budget is set but reasoning_config is not configured. Please"
                            + " set --reasoning-parser and/or --reasoning-config to use"
                            + " thinking_token_budget.");
        }
        return Optional.of(
                new Thinking(Math.clamp(tokens, 0, Integer.MAX_VALUE), opening, end, forced));
    }

    private List<Integer> ids(Optional<String> text) {
        return text.map(it -> tokenizer.encode(it, SpecialTokens.SKIP))
                .map(IntStream::of)
                .map(ids -> ids.boxed().toList())
                .orElse(List.of());
    }

    private static JsonNode read(String text) {
        try {
            JsonNode config = JsonMapper.shared().readTree(text);
            if (!config.isObject()) {
                throw new StartupFailure(
                        "%s: %s is not a JSON object with %s and %s."
                                .formatted(FLAG, text, START, END));
            }
            for (String name : config.propertyNames()) {
                if (!List.of(START, END, "reasoning_parser").contains(name)) {
                    throw new StartupFailure(
                            "%s: there is no '%s'. Known: %s, %s."
                                    .formatted(FLAG, name, START, END));
                }
            }
            return config;
        } catch (JacksonException e) {
            throw new StartupFailure(
                    "%s: %s is not JSON: %s".formatted(FLAG, text, e.getOriginalMessage()), e);
        }
    }

    private static Optional<String> text(JsonNode config, String name) {
        JsonNode value = config.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                        value.stringValueOpt()
                                .orElseThrow(
                                        () ->
                                                new StartupFailure(
                                                        "%s: %s is %s, not a text."
                                                                .formatted(FLAG, name, value))))
                .filter(it -> !it.isEmpty());
    }
}
