package dev.parley.testkit.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolEvent.Abandoned;
import dev.parley.api.tool.ToolEvent.Arguments;
import dev.parley.api.tool.ToolEvent.CallCompleted;
import dev.parley.api.tool.ToolEvent.CallStarted;
import dev.parley.api.tool.ToolEvent.Content;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class EventOrderTest {

    private static ToolEvent started(int index) {
        return new CallStarted(index, Optional.empty(), "f");
    }

    private static List<String> of(ToolEvent... events) {
        return EventOrder.violations(List.of(events));
    }

    @Test
    void aCallMayStartHaveArgumentsAndEnd() {
        assertEquals(
                List.of(),
                of(
                        new Content("a"),
                        started(0),
                        new Arguments(0, "{\"a\":"),
                        new Arguments(0, "1}"),
                        new CallCompleted(0),
                        started(1),
                        new Abandoned(1, "x")));
    }

    @Test
    void aCallThatNeverStartedMayBeAbandoned() {
        assertEquals(List.of(), of(new Abandoned(0, "x"), started(0), new CallCompleted(0)));
    }

    @Test
    void contentIsNotEmpty() {
        assertEquals(List.of("content is empty"), of(new Content("")));
    }

    @Test
    void indicesAreDense() {
        assertEquals(List.of("call 1 starts where 0 is next"), of(started(1)));
    }

    @Test
    void aCallStartsOnce() {
        assertEquals(List.of("call 0 starts where 1 is next"), of(started(0), started(0)));
    }

    @Test
    void argumentsComeAfterTheStart() {
        assertEquals(List.of("call 0 has arguments before it starts"), of(new Arguments(0, "{}")));
    }

    @Test
    void nothingComesAfterTheEnd() {
        assertEquals(
                List.of("call 0 has arguments after its end"),
                of(
                        started(0),
                        new Arguments(0, "{}"),
                        new CallCompleted(0),
                        new Arguments(0, " ")));
        assertEquals(
                List.of("call 0 is completed after its end"),
                of(started(0), new Abandoned(0, ""), new CallCompleted(0)));
    }

    @Test
    void completedArgumentsAreJson() {
        assertEquals(
                List.of("call 0 is completed with arguments that are no JSON: \"{}}\""),
                of(started(0), new Arguments(0, "{}}"), new CallCompleted(0)));
    }
}
