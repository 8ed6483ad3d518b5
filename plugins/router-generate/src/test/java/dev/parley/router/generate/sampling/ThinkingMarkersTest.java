package dev.parley.router.generate.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.StartupFailure;
import dev.parley.api.engine.SamplingParams.Thinking;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.router.generate.fake.CharTokenizer;
import dev.parley.router.generate.fake.GuillemetReasoning;
import dev.parley.router.generate.fake.MapSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class ThinkingMarkersTest {

    private static final Optional<ReasoningParserProvider> PARSER =
            Optional.of(new GuillemetReasoning());

    private static ThinkingMarkers markers(
            String config, Optional<ReasoningParserProvider> parser) {
        Map<String, String> flags =
                config.isEmpty() ? Map.of() : Map.of("reasoning-config", config.replace('\'', '"'));
        return ThinkingMarkers.of(new MapSettings(flags), () -> parser, new CharTokenizer());
    }

    private static List<Integer> ids(String text) {
        return text.chars().boxed().toList();
    }

    @Test
    void theParsersMarkersAreUsed() {
        assertEquals(
                Optional.of(new Thinking(12, ids("«"), ids("»"), ids("»"))),
                markers("", PARSER).limit(OptionalLong.of(12)));
    }

    @Test
    void theOperatorsTextsComeFirstAndTheParsersEndStaysKnown() {
        assertEquals(
                Optional.of(new Thinking(0, ids("«"), ids("»"), ids("so:»"))),
                markers("{'reasoning_end_str':'so:»'}", PARSER).limit(OptionalLong.of(0)));
    }

    @Test
    void noParserIsNeededBesideTheOperatorsTexts() {
        assertEquals(
                Optional.of(new Thinking(3, ids("ab"), ids("c"), ids("c"))),
                markers("{'reasoning_start_str':'ab','reasoning_end_str':'c'}", Optional.empty())
                        .limit(OptionalLong.of(3)));
    }

    @Test
    void minusOneAndNothingAreNoLimit() {
        assertEquals(Optional.empty(), markers("", PARSER).limit(OptionalLong.of(-1)));
        assertEquals(Optional.empty(), markers("", Optional.empty()).limit(OptionalLong.empty()));
    }

    @Test
    void withoutMarkersABudgetIsRefused() {
        InvalidRequest refusal =
                assertThrows(
                        InvalidRequest.class,
                        () -> markers("", Optional.empty()).limit(OptionalLong.of(3)));
        assertEquals(
                "thinking_token_budget is set but reasoning_config is not configured. Please set"
                        + " --reasoning-parser and/or --reasoning-config to use"
                        + " thinking_token_budget.",
                refusal.getMessage());
    }

    @Test
    void lessThanMinusOneIsRefused() {
        InvalidRequest refusal =
                assertThrows(
                        InvalidRequest.class, () -> markers("", PARSER).limit(OptionalLong.of(-2)));
        assertEquals("thinking_token_budget", refusal.parameter().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{'start':'x'}", "{'reasoning_end_str':7}", "{"})
    void aFlagThatSaysNothingUsefulStopsTheStart(String config) {
        StartupFailure failure = assertThrows(StartupFailure.class, () -> markers(config, PARSER));
        assertEquals(0, failure.getMessage().indexOf("--reasoning-config: "));
    }
}
