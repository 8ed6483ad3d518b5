package dev.parley.parsers.tool.granite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.Chunkings;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class Granite4ToolParserProviderTest {

    private static final String CALL =
            "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": 1}}</tool_call>";
    private static final Reply.Call F = new Reply.Call("f", "{\"a\": 1}");

    private static ToolParser parser(Delivery delivery) {
        return new Granite4ToolParserProvider()
                .create(new ToolParserRequest(List.of(), Optional.empty(), delivery));
    }

    private static Reply whole(String text) {
        Reply whole = Reply.complete(parser(Delivery.WHOLE), List.of(text));
        for (List<String> pieces : Chunkings.of(text, 7)) {
            assertEquals(whole, Reply.complete(parser(Delivery.WHOLE), pieces));
        }
        return whole;
    }

    static Stream<Arguments> goodReplies() {
        return Stream.of(
                Arguments.of("plain", "plain", List.of()),
                Arguments.of(CALL, "", List.of(F)),
                Arguments.of("a " + CALL, "a ", List.of(F)),
                Arguments.of(CALL + " b", " b", List.of(F)),
                Arguments.of("a " + CALL + " b " + CALL + " c", "a  b  c", List.of(F, F)),
                Arguments.of(
                        "<tool_call>{\"name\": \"f\", \"arguments\": \"{\\\"a\\\":"
                                + " 1}\"}</tool_call>",
                        "",
                        List.of(F)));
    }

    @ParameterizedTest
    @MethodSource("goodReplies")
    void textAroundGoodCallsIsContent(String text, String content, List<Reply.Call> calls) {
        assertEquals(new Reply(content, calls), whole(text));
        assertEquals(
                new Reply(content, calls),
                Reply.streamed(parser(Delivery.STREAMED), List.of(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool_call>",
                "<tool_call>{\"name\": \"f\"",
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": ",
                "<tool_call></tool_call>",
                "<tool_call>{\"name\": \"f\"}</tool_call>",
                "<tool_call>[1]</tool_call> c",
                "<tool_call>{\"name\": \"f\", \"arguments\": {}} x</tool_call> c"
            })
    void aBadCallMakesAWholeReplyItsOwnText(String bad) {
        for (String text :
                List.of(
                        bad,
                        "a " + bad,
                        "a " + CALL + " b " + bad,
                        "a " + CALL + " b " + CALL + bad)) {
            assertEquals(new Reply(text, List.of()), whole(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" d", ""})
    void aBadCallAmongGoodOnesTakesAllBack(String end) {
        String text = "a " + CALL + " b <tool_call>{}</tool_call> c " + CALL + end;
        assertEquals(new Reply(text, List.of()), whole(text));
    }
}
