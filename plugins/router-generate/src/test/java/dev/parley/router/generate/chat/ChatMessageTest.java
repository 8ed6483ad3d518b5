package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.ToolEvent;
import dev.parley.router.generate.output.ChoiceDelta;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ChatMessageTest {

    private final ChatMessage message = new ChatMessage();

    private void content(String text) {
        ChoiceDelta delta = new ChoiceDelta();
        delta.content().append(text);
        message.add(delta);
    }

    private void reasoning(String text) {
        ChoiceDelta delta = new ChoiceDelta();
        delta.reasoning().append(text);
        message.add(delta);
    }

    private void calls(ToolEvent... events) {
        ChoiceDelta delta = new ChoiceDelta();
        delta.calls().addAll(List.of(events));
        message.add(delta);
    }

    private static ToolEvent started(int index) {
        return new ToolEvent.CallStarted(index, Optional.of("id" + index), "f" + index);
    }

    @Test
    void isEmptyTextWhenTheModelSaidNothing() {
        assertEquals(Optional.of(""), message.content());
        assertEquals(Optional.empty(), message.reasoning(0));
    }

    @Test
    void joinsArgumentsPerCall() {
        calls(started(0), new ToolEvent.Arguments(0, "{\"a\""));
        calls(new ToolEvent.Arguments(0, ":1}"), new ToolEvent.CallCompleted(0), started(1));

        assertEquals(2, message.calls().size());
        assertEquals("{\"a\":1}", message.calls().getFirst().arguments());
        assertEquals("id1", message.calls().getLast().id());
        assertEquals("f1", message.calls().getLast().name());
    }

    @Test
    void putsAnAbandonedCallBackWhereItStood() {
        content("a");
        calls(started(0));
        content("c");
        calls(new ToolEvent.Abandoned(0, "B"));

        assertEquals(Optional.of("aBc"), message.content());
        assertTrue(message.calls().isEmpty());
    }

    @Test
    void keepsContentBesideCallsUnlessItIsBlank() {
        content(" \n");
        calls(started(0));
        assertEquals(Optional.empty(), message.content());

        content("x");
        assertEquals(Optional.of(" \nx"), message.content());
    }

    @Test
    void hasNoContentBesideReasoningAlone() {
        reasoning("thought");

        assertEquals(Optional.empty(), message.content());
        assertEquals(Optional.of("thought"), message.reasoning(0));
    }

    @Test
    void leavesThePreambleOut() {
        reasoning("prethought");

        assertEquals(Optional.of("thought"), message.reasoning(3));
        assertEquals(Optional.empty(), message.reasoning(10));
    }
}
