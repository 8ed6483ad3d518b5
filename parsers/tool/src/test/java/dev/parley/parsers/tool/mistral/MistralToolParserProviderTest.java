package dev.parley.parsers.tool.mistral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.ToolEvent;
import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class MistralToolParserProviderTest {

    private static final MistralToolParserProvider PROVIDER = new MistralToolParserProvider();

    @Test
    void anIdIsNineLettersAndDigits() {
        List<ToolEvent> events = Reply.run(Providers.parser(PROVIDER), List.of("[TOOL_CALLS]f{}"));
        assertTrue(
                events.getFirst() instanceof ToolEvent.CallStarted started
                        && started.id().orElse("").matches("[A-Za-z0-9]{9}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[TOOL_CALLS]f[ARGS]{}",
                "[TOOL_CALLS]f[ARGS]",
                "[TOOL_CALLS] f ",
                "[TOOL_CALLS]{\"name\": \"f\"}",
                "[TOOL_CALLS] junk [{\"arguments\": \"{}\", \"name\": \"f\"}] more"
            })
    void everyFormOfACallIsRead(String text) {
        assertEquals(
                new Reply("", List.of(new Reply.Call("f", "{}"))),
                Providers.complete(PROVIDER, text));
    }

    @Test
    void aMarkerInsideAStringIsText() {
        Reply reply = Providers.streamed(PROVIDER, "[TOOL_CALLS]f{\"a\": \"[TOOL_CALLS]\"}");
        assertEquals(List.of(new Reply.Call("f", "{\"a\": \"[TOOL_CALLS]\"}")), reply.calls());
    }

    @Test
    void anArrayThatHoldsNoCallsIsContentWithoutTheMarker() {
        assertEquals(
                new Reply("See [1, 2].", List.of()),
                Providers.streamed(PROVIDER, "See [TOOL_CALLS][1, 2]."));
    }

    @Test
    void aCutOffArrayIsContentOfACompleteReply() {
        assertEquals(
                new Reply("[{\"name\": \"f\", \"arguments\": {", List.of()),
                Providers.complete(PROVIDER, "[TOOL_CALLS][{\"name\": \"f\", \"arguments\": {"));
    }
}
