package dev.parley.parsers.tool.gemma;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class GemmaToolParserTest {

    private static Reply reply(String arguments) {
        return Reply.streamed(
                new Gemma4ToolParserProvider()
                        .create(new ToolParserRequest(List.of(), Optional.empty())),
                List.of(("<|tool_call>call:f" + arguments).split("(?!^)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{a:1,}<tool_call|>; {\"a\": \"1\"}",
                "{<|\"|>a b<|\"|>:<|\"|>{x},<|\"|>}<tool_call|>; {\"a b\": \"{x},\"}",
                "{a:{b:[<|\"|>c<|\"|>,{}]},d:}<tool_call|>; {\"a\": {\"b\": [\"c\", {}]}, \"d\":"
                        + " \"\"}",
                "{a:<|\"|>x; {\"a\": \"x\"}",
                "{a:[1,[2; {\"a\": [\"1\", [\"2\"]]}",
                "; {}"
            })
    void closesWhatIsOpen(String arguments, String json) {
        assertEquals(
                List.of(new Reply.Call("f", json)),
                reply(arguments == null ? "" : arguments).calls());
    }

    @Test
    void bracketsOfAnyDepthAreRead() {
        assertEquals(1, reply("{a:" + "[".repeat(50_000) + "}<tool_call|>").calls().size());
    }
}
