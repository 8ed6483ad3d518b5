package dev.parley.parsers.tool.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.hermes.TagTokenizer;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

/// Formats in which markup out of place makes a whole reply content.
class FlawsTest {

    private static Reply whole(ToolParserProvider provider, String text) {
        return Reply.complete(
                provider.create(new ToolParserRequest(List.of(), Optional.empty(), Delivery.WHOLE)),
                List.of(text));
    }

    @Nested
    class Hunyuan4 {

        private static final String CALL =
                "<tool_call>f<arg_key>a</arg_key><arg_value>1</arg_value></tool_call>";

        private final HunyuanV4ToolParserProvider provider = new HunyuanV4ToolParserProvider();

        @Test
        void callsInAGroupAreCalls() {
            assertEquals(
                    new Reply("Hi. ", List.of(new Reply.Call("f", "{\"a\": \"1\"}"))),
                    whole(provider, "Hi. <tool_calls>" + CALL + "</tool_calls> dropped"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<tool_calls>" + CALL,
                    "<tool_calls></tool_calls>",
                    "<tool_calls><tool_call></tool_call></tool_calls>",
                    "<tool_calls><tool_call>f</tool_calls>",
                    "<tool_calls>" + CALL + "</tool_call></tool_calls>",
                    "<tool_calls><tool_call>f<arg_key>a</arg_key>x</tool_call></tool_calls>",
                    "<tool_calls><tool_call>f<arg_key>a<arg_key>b</arg_key></tool_call></tool_calls>",
                    "<tool_calls>"
                            + CALL
                            + "<tool_call>g<arg_value>1</arg_value></tool_call></tool_calls>",
                })
        void anythingElseIsContent(String markup) {
            assertEquals(
                    new Reply(" " + markup + " on", List.of()),
                    whole(provider, " " + markup + " on"));
        }

        @Test
        void tagsMayShareASuffix() {
            TagTokenizer tokenizer =
                    new TagTokenizer(
                            List.of("<x>", "<tool_calls:7>", "</tool_calls:7>", "<tool_call:7>"));
            assertEquals(":7", HunyuanV4ToolParserProvider.suffix(tokenizer));
            assertEquals("", HunyuanV4ToolParserProvider.suffix(new TagTokenizer(List.of("<x>"))));
        }
    }

    @Nested
    class Step3 {

        private static final String CALL =
                "<｜tool_call_begin｜>function<｜tool_sep｜><steptml:invoke name=\"f\">"
                        + "<steptml:parameter name=\"a\"> 1 </steptml:parameter></steptml:invoke>"
                        + "<｜tool_call_end｜>";

        private final Step3ToolParserProvider provider = new Step3ToolParserProvider();

        @Test
        void textOnEitherSideIsContent() {
            assertEquals(
                    new Reply("a b", List.of(new Reply.Call("f", "{\"a\": \"1\"}"))),
                    whole(provider, " a <｜tool_calls_begin｜>" + CALL + "<｜tool_calls_end｜>b "));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<｜tool_calls_begin｜>" + CALL,
                    "<｜tool_calls_begin｜>text<｜tool_calls_end｜>",
                    CALL,
                })
        void anIncompleteSectionIsContent(String markup) {
            String text = " a " + markup + " b ";
            assertEquals(new Reply(text, List.of()), whole(provider, text));
        }
    }
}
