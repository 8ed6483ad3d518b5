package dev.parley.parsers.tool.pythonic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class PythonicToolParserTest {

    private static ToolParser parser() {
        return new PythonicToolParserProvider()
                .create(new ToolParserRequest(List.of(), Optional.empty()));
    }

    @Test
    void argumentsArePassedOnAsTheyArrive() {
        ToolParser parser = parser();
        assertEquals(
                List.of(
                        new ToolEvent.CallStarted(0, Optional.empty(), "f"),
                        new ToolEvent.Arguments(0, "{\"a\": \"Par")),
                parser.push(TextChunk.of("[f(a='Par")));
        assertEquals(List.of(new ToolEvent.Arguments(0, "is")), parser.push(TextChunk.of("is")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[f(a=1)] there",
                " [f()]",
                "[f(1)]",
                "[f(a=1, a=2)]",
                "[a.f()]",
                "[f(a=g())]",
                "[f(a=1)",
                "[1, 2] is",
                "[]",
                "[f(a=1) g()]",
                "",
                "["
            })
    void aReplyThatIsNotOnlyCallsIsContent(String text) {
        assertEquals(new Reply(text, List.of()), Reply.complete(parser(), List.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2] is a list", "[see above]", "Hello [f()]"})
    void aStreamLosesNoTextBeforeACall(String text) {
        assertEquals(
                new Reply(text, List.of()), Reply.streamed(parser(), List.of(text.split("(?!^)"))));
    }

    @Test
    void aMarkerInsideAStringIsText() {
        ToolParser olmo =
                new Olmo3ToolParserProvider()
                        .create(new ToolParserRequest(List.of(), Optional.empty()));
        Reply reply =
                Reply.complete(
                        olmo,
                        List.of("<function_calls>f(a='</function_calls>')\n</function_calls>"));
        assertEquals(List.of(new Reply.Call("f", "{\"a\": \"</function_calls>\"}")), reply.calls());
    }
}
