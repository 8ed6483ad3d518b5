package dev.parley.api.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.ToolEvent.Abandoned;
import dev.parley.api.tool.ToolEvent.Arguments;
import dev.parley.api.tool.ToolEvent.CallCompleted;
import dev.parley.api.tool.ToolEvent.CallStarted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class CallEventsTest {

    private final CallEvents calls = new CallEvents();

    @Test
    void numbersCallsInTheirOrder() {
        assertEquals(new CallStarted(0, Optional.empty(), "f"), calls.start("f"));
        assertEquals(
                List.of(new Arguments(0, "{\"a\": 1}"), new CallCompleted(0)),
                calls.end("{\"a\": 1}", "raw"));
        assertEquals(new CallStarted(1, Optional.empty(), "g"), calls.start("g"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "[]", "1", "{\"a\": }", "nothing"})
    void completesNoCallWithoutAnObject(String arguments) {
        calls.start("f");
        assertEquals(List.of(new Abandoned(0, "raw")), calls.end(arguments, "raw"));
        assertEquals(new CallStarted(1, Optional.empty(), "g"), calls.start("g"));
    }

    @Test
    void aCallThatNeverStartedTakesNoNumber() {
        assertEquals(List.of(new Abandoned(0, "raw")), calls.end("{}", "raw"));
        assertEquals(new Abandoned(0, "raw"), calls.abandon("raw"));
        assertEquals(new CallStarted(0, Optional.empty(), "f"), calls.start("f"));
    }

    @Test
    void knowsWhetherOneIsRunning() {
        assertFalse(calls.running());
        calls.start("f");
        assertTrue(calls.running());
        assertThrows(IllegalStateException.class, () -> calls.start("g"));
        calls.abandon("raw");
        assertFalse(calls.running());
    }
}
