package dev.parley.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningEvent.Content;
import dev.parley.api.reasoning.ReasoningEvent.Ended;
import dev.parley.api.reasoning.ReasoningEvent.Reasoning;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class GuardedReasoningParserTest {

    private final List<FailureKind> failures = new ArrayList<>();

    /// Holds text from `<` on, ends reasoning at `/`, throws at `!`.
    private static final class Fragile implements ReasoningParser {

        private boolean ended;

        @Override
        public List<ReasoningEvent> push(TextChunk chunk) {
            return switch (chunk.text().charAt(0)) {
                case '!' -> throw new IllegalStateException();
                case '<' -> List.of();
                case '/' -> {
                    ended = true;
                    yield List.of(new Ended());
                }
                default -> List.of(ended ? new Content(chunk) : new Reasoning(chunk.text()));
            };
        }

        @Override
        public List<ReasoningEvent> finish() {
            return List.of();
        }

        @Override
        public int preamble() {
            return 7;
        }
    }

    private final GuardedReasoningParser parser =
            new GuardedReasoningParser(
                    new Fragile(), new InlineCalls(), fault -> failures.add(fault.kind()));

    private List<ReasoningEvent> push(String... pieces) {
        List<ReasoningEvent> events = new ArrayList<>();
        for (String piece : pieces) {
            events.addAll(parser.push(TextChunk.of(piece)));
        }
        return events;
    }

    @Test
    void givesTheSameEventsWhileItWorks() {
        assertEquals(
                List.of(new Reasoning("a"), new Ended(), new Content(TextChunk.of("b"))),
                push("a", "/", "b"));
        assertEquals(List.of(), parser.finish());
        assertEquals(List.of(), failures);
    }

    @Test
    void reasoningEndsWhereItFailsAndWhatItHeldIsContent() {
        assertEquals(
                List.of(
                        new Reasoning("a"),
                        new Ended(),
                        new Content(TextChunk.of("<x!")),
                        new Content(TextChunk.of("b"))),
                push("a", "<x", "!", "b"));
        assertEquals(List.of(FailureKind.EXCEPTION), failures);
        assertEquals(List.of(), parser.finish());
    }

    @Test
    void reasoningEndsOnlyOnce() {
        assertEquals(
                List.of(new Reasoning("a"), new Ended(), new Content(TextChunk.of("/!"))),
                push("a", "/", "!"));
    }

    @Test
    void whatItHeldKeepsItsMarks() {
        List<ReasoningEvent> events = new ArrayList<>();
        events.addAll(parser.push(TextChunk.ofModel("ab")));
        events.addAll(parser.push(TextChunk.ofModel("<t>", List.of(new AddedToken(0, 3, 5)))));
        events.addAll(parser.push(TextChunk.ofModel("!")));
        assertEquals(
                new Content(TextChunk.ofModel("<t>!", List.of(new AddedToken(0, 3, 5)))),
                events.getLast());
    }

    @Test
    void aPreambleLongerThanTheReasoningIsNone() {
        push("abc");
        parser.finish();
        assertEquals(0, parser.preamble());
        assertEquals(List.of(FailureKind.CONTRACT), failures);
    }

    @Test
    void aPreambleInsideOfTheReasoningCounts() {
        push("abcdefgh");
        parser.finish();
        assertEquals(7, parser.preamble());
    }
}
