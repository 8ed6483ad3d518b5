package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.ReasoningMarkers;
import dev.parley.testkit.vector.CharacterTokenizer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class MarkersTest {

    @ParameterizedTest
    @CsvSource({
        "qwen3, <think>, </think>",
        "deepseek_r1, <think>, </think>",
        "seed_oss, <seed:think>, </seed:think>",
        "cohere_command3, <|START_THINKING|>, <|END_THINKING|>"
    })
    void aBudgetCountsFromTheStartAndForcesTheEnd(String parser, String start, String end) {
        assertEquals(
                Optional.of(new ReasoningMarkers(start, end)),
                Providers.all()
                        .get(parser)
                        .markers(new CharacterTokenizer(List.of(start, end), List.of())));
    }

    @ParameterizedTest
    @CsvSource({"[THINK], [/THINK], [THINK]", "<think>, </think>, <think>"})
    void mistralsAreThoseThatTheModelKnows(String start, String end, String expected) {
        assertEquals(
                expected,
                Providers.all()
                        .get("mistral")
                        .markers(new CharacterTokenizer(List.of(start, end), List.of()))
                        .orElseThrow()
                        .start());
    }
}
