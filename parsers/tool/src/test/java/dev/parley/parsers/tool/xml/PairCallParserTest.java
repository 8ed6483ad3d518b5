package dev.parley.parsers.tool.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PairCallParserTest {

    private static final String CALL =
            "<tool_call>f\n<arg_key>a</arg_key><arg_value>1</arg_value></tool_call>";

    private static ToolParser parser(ToolParserProvider provider) {
        return provider.create(new ToolParserRequest(List.of(), Optional.empty(), Delivery.WHOLE));
    }

    @Test
    void aKeyWithoutAValueRunsOn() {
        Reply reply =
                Reply.complete(
                        parser(new GlmToolParserProvider()),
                        List.of(
                                "<tool_call>f<arg_key>a</arg_key><arg_key>b</arg_key><arg_value>v</arg_value></tool_call>"));
        assertEquals(
                List.of(new Reply.Call("f", "{\"a</arg_key><arg_key>b\": \"v\"}")), reply.calls());
    }

    @Test
    void aCutCallMakesAllOfPoolsidesRepliesContent() {
        String text = "Hi " + CALL + " and <tool_call>g\n<arg_key>b";
        Reply reply = Reply.complete(parser(new PoolsideToolParserProvider()), List.of(text));
        assertEquals(new Reply(text, List.of()), reply);
    }

    @Test
    void hunyuansCallsNeedTheirGroup() {
        ToolParserProvider provider = new HunyuanV3ToolParserProvider();
        assertEquals(new Reply(CALL, List.of()), Reply.complete(parser(provider), List.of(CALL)));
        assertEquals(
                new Reply("", List.of(new Reply.Call("f", "{\"a\": \"1\"}"))),
                Reply.complete(
                        parser(provider), List.of("<tool_calls>" + CALL + "</tool_calls> bye")));
    }
}
