package dev.parley.parsers.reasoning.gemma;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.text.TextChunk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class ThoughtLabelTest {

    private final ThoughtLabel label = new ThoughtLabel();

    private static String shown(List<ReasoningEvent> events) {
        return events.stream()
                .map(
                        event ->
                                switch (event) {
                                    case ReasoningEvent.Reasoning(String text) -> "R:" + text;
                                    case ReasoningEvent.Content(TextChunk text) ->
                                            "C:" + text.text();
                                    case ReasoningEvent.Ended() -> "E";
                                })
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "thoughtNplan | R:plan",
                "thoughtN | ``",
                "thought | ``",
                "thoughts | R:thoughts",
                "thoug | R:thoug",
                "plan thoughtN | `R:plan thoughtN`"
            })
    void isLeftOutAtTheStart(String text, String expected) {
        List<ReasoningEvent> events = new ArrayList<>();
        events.addAll(
                label.leaveOut(List.of(new ReasoningEvent.Reasoning(text.replace('N', '\n')))));
        events.addAll(label.finish());

        assertEquals(expected.replace('N', '\n'), shown(events));
    }

    @Test
    void isLeftOutInPieces() {
        List<ReasoningEvent> events = new ArrayList<>();
        for (String piece : List.of("tho", "ught", "\n", "a")) {
            events.addAll(label.leaveOut(List.of(new ReasoningEvent.Reasoning(piece))));
        }

        assertEquals("R:a", shown(events));
    }

    @Test
    void whatIsNoLabelComesBeforeTheEnd() {
        List<ReasoningEvent> events =
                label.leaveOut(
                        List.of(new ReasoningEvent.Reasoning("th"), new ReasoningEvent.Ended()));

        assertEquals("R:th E", shown(events));
    }

    @Test
    void doesNotComeBackInALaterBlock() {
        List<ReasoningEvent> events =
                label.leaveOut(
                        List.of(
                                new ReasoningEvent.Reasoning("thought"),
                                new ReasoningEvent.Content(TextChunk.of("x")),
                                new ReasoningEvent.Reasoning("c")));

        assertEquals("C:x R:c", shown(events));
    }
}
