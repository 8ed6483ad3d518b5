package dev.parley.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolEvent.Abandoned;
import dev.parley.api.tool.ToolEvent.Arguments;
import dev.parley.api.tool.ToolEvent.CallCompleted;
import dev.parley.api.tool.ToolEvent.CallStarted;
import dev.parley.api.tool.ToolEvent.Content;
import dev.parley.api.tool.ToolParser;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;

final class GuardedToolParserTest {

    private final List<FailureKind> failures = new ArrayList<>();
    private final Queue<Step> script = new ArrayDeque<>();
    private final GuardedToolParser parser =
            new GuardedToolParser(
                    new Scripted(), new InlineCalls(), fault -> failures.add(fault.kind()));

    /// What the parser under guard does when it is called.
    private interface Step {

        List<ToolEvent> events();
    }

    private final class Scripted implements ToolParser {

        @Override
        public List<ToolEvent> push(TextChunk chunk) {
            return script.remove().events();
        }

        @Override
        public List<ToolEvent> finish() {
            return script.remove().events();
        }
    }

    private GuardedToolParserTest gives(ToolEvent... events) {
        script.add(() -> Arrays.asList(events));
        return this;
    }

    private GuardedToolParserTest fails() {
        script.add(
                () -> {
                    throw new IllegalStateException();
                });
        return this;
    }

    private List<ToolEvent> push(String... pieces) {
        List<ToolEvent> events = new ArrayList<>();
        for (String piece : pieces) {
            events.addAll(parser.push(TextChunk.of(piece)));
        }
        return events;
    }

    private static CallStarted started(int index) {
        return new CallStarted(index, Optional.empty(), "f");
    }

    @Nested
    class WhileItWorks {

        @Test
        void givesTheSameEvents() {
            gives(new Content("a")).gives(started(0), new Arguments(0, "{}"), new CallCompleted(0));
            gives(new Content("b"));
            assertEquals(
                    List.of(
                            new Content("a"),
                            started(0),
                            new Arguments(0, "{}"),
                            new CallCompleted(0),
                            new Content("b")),
                    push("a", "<f>", "b"));
            assertEquals(List.of(), failures);
        }

        @Test
        void costsNoCopyOfTheEvents() {
            List<ToolEvent> events = List.of(new Content("a"));
            script.add(() -> events);
            assertSame(events, parser.push(TextChunk.of("a")));
        }

        @Test
        void mayAbandonACallThatNeverStarted() {
            gives().gives(new Abandoned(0, "<f"));
            push("<f");
            assertEquals(List.of(new Abandoned(0, "<f")), parser.finish());
        }
    }

    @Nested
    class WhenItThrows {

        @Test
        void theTextIsContentFromThenOn() {
            gives(new Content("a")).fails();
            assertEquals(
                    List.of(new Content("a"), new Content("b"), new Content("c")),
                    push("a", "b", "c"));
            assertEquals(List.of(), parser.finish());
            assertEquals(List.of(FailureKind.EXCEPTION), failures);
        }

        @Test
        void whatItHeldIsGivenOut() {
            gives(new Content("a ")).gives().fails();
            assertEquals(
                    List.of(new Content("a "), new Content("<to<too")), push("a <to", "<t", "oo"));
        }

        @Test
        void blanksItDroppedAreNotShownAfterLaterText() {
            gives().gives(new Content("b")).fails();
            assertEquals(List.of(new Content("b"), new Content("c")), push("\n\n", "b", "c"));
        }

        @Test
        void theOpenCallIsAbandonedWithItsText() {
            gives(started(0)).gives(new Arguments(0, "{\"a\":")).fails();
            assertEquals(
                    List.of(
                            started(0),
                            new Arguments(0, "{\"a\":"),
                            new Abandoned(0, "<f>{\"a\":"),
                            new Content(" 1<x")),
                    push("<f>", "{\"a\": ", "1<x"));
        }

        @Test
        void aFinishedCallStaysAndTheTextAfterItIsKept() {
            gives(started(0), new Arguments(0, "{}"), new CallCompleted(0)).fails();
            assertEquals(
                    List.of(
                            started(0),
                            new Arguments(0, "{}"),
                            new CallCompleted(0),
                            new Content("</f> rest")),
                    push("<f>{}</f> re", "st"));
        }

        @Test
        void rewrittenTextCountsByItsLength() {
            gives(new Content("ABC")).fails();
            assertEquals(List.of(new Content("ABC"), new Content("d")), push("abc", "d"));
        }

        @Test
        void atTheEndWhatItHeldIsGivenOut() {
            gives().fails();
            push("<tool");
            assertEquals(List.of(new Content("<tool")), parser.finish());
        }
    }

    @Nested
    class WhenItBreaksAPromise {

        @Test
        void nullIsAFailure() {
            script.add(() -> nothing());
            assertEquals(List.of(new Content("a")), push("a"));
            assertEquals(List.of(FailureKind.EXCEPTION), failures);
        }

        @Test
        void aNullEventIsAFailure() {
            gives(new Content("a"), nothing());
            assertEquals(List.of(new Content("ab")), push("ab"));
            assertEquals(List.of(FailureKind.EXCEPTION), failures);
        }

        @Test
        void aNullTextIsAFailureAfterWhatWasGood() {
            gives(new Content("a"), new Content(nothing()));
            assertEquals(List.of(new Content("a"), new Content("b")), push("ab"));
            assertEquals(List.of(FailureKind.CONTRACT), failures);
        }

        @Test
        void argumentsOfACallThatNeverStartedAreAFailure() {
            gives(new Arguments(7, "{}"));
            assertEquals(List.of(new Content("a")), push("a"));
        }

        @Test
        void indicesWithHolesAreAFailure() {
            gives(started(3));
            assertEquals(List.of(new Content("a")), push("a"));
        }
    }

    @Nested
    class WhenItNeedsTooMuch {

        @Test
        void theStackMayOverflow() {
            script.add(this::deeper);
            assertEquals(List.of(new Content("a"), new Content("b")), push("a", "b"));
            assertEquals(List.of(FailureKind.STACK), failures);
        }

        private List<ToolEvent> deeper() {
            List<ToolEvent> events = new ArrayList<>(deeper());
            events.addAll(deeper());
            return events;
        }

        @Test
        void theHeapMayBeTooSmall() {
            script.add(() -> List.of(new Content(new String(new char[Integer.MAX_VALUE]))));
            assertEquals(List.of(new Content("a")), push("a"));
            assertEquals(List.of(FailureKind.MEMORY), failures);
        }

        @Test
        void textWithoutBoundIsCutOff() {
            Content much = new Content("x".repeat(1 << 16));
            script.add(() -> IntStream.range(0, 100).<ToolEvent>mapToObj(_ -> much).toList());
            List<ToolEvent> events = push("a");
            assertEquals(FailureKind.OUTPUT, failures.getFirst());
            assertEquals(List.of(new Content("b")), push("b"));
            assertEquals(15, events.size());
        }

        @Test
        void eventsWithoutTextCountToo() {
            gives(started(0));
            Arguments none = new Arguments(0, "");
            script.add(() -> IntStream.range(0, 1 << 20).<ToolEvent>mapToObj(_ -> none).toList());
            push("a", "b");
            assertEquals(List.of(FailureKind.OUTPUT), failures);
        }
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
