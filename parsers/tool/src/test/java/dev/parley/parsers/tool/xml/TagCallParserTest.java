package dev.parley.parsers.tool.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

class TagCallParserTest {

    private static final String HEAD = "<tool_call>\n<function=f>\n<parameter=s>\n";
    private static final List<ToolDefinition> TOOLS =
            List.of(
                    new ToolDefinition(
                            "f",
                            "",
                            JsonMapper.shared()
                                    .readTree(
                                            "{\"properties\": {\"s\": {\"type\": \"string\"},"
                                                    + " \"n\": {\"type\": \"integer\"}}}"),
                            ToolDefinition.Strictness.FREE));

    private static ToolParser parser(ToolParserProvider provider, Delivery delivery) {
        return provider.create(new ToolParserRequest(TOOLS, Optional.empty(), delivery));
    }

    private static Reply whole(ToolParserProvider provider, String text) {
        return Reply.complete(parser(provider, Delivery.WHOLE), List.of(text));
    }

    @Nested
    class WhenAValueArrives {

        private final ToolParser parser =
                parser(new QwenCoderToolParserProvider(), Delivery.STREAMED);

        @Test
        void aStringIsPassedOnButForItsLastNewline() {
            parser.push(TextChunk.of(HEAD));
            assertEquals(
                    List.of(
                            new ToolEvent.Arguments(0, "{\"s\": \""),
                            new ToolEvent.Arguments(0, "Par")),
                    parser.push(TextChunk.of("Par")));
            assertEquals(
                    List.of(new ToolEvent.Arguments(0, "is")), parser.push(TextChunk.of("is\n")));
            assertEquals(
                    List.of(new ToolEvent.Arguments(0, "\"")),
                    parser.push(TextChunk.of("</parameter>")));
        }

        @Test
        void aNumberWaitsForItsEnd() {
            parser.push(TextChunk.of("<tool_call><function=f><parameter=n>"));
            assertEquals(List.of(), parser.push(TextChunk.of("4")));
            assertEquals(
                    List.of(new ToolEvent.Arguments(0, "{\"n\": 42")),
                    parser.push(TextChunk.of("2</parameter>")));
        }

        @Test
        void halfACharacterWaitsForTheOther() {
            parser.push(TextChunk.of(HEAD + "a"));
            assertEquals(List.of(), parser.push(TextChunk.of("\ud83d")));
            assertEquals(
                    List.of(new ToolEvent.Arguments(0, "\ud83d\ude00")),
                    parser.push(TextChunk.of("\ude00")));
        }

        @Test
        void whatWasSentIsFinishedWhenTheTextEnds() {
            Reply reply = Reply.streamed(parser, List.of(HEAD + "Par"));
            assertEquals(List.of(new Reply.Call("f", "{\"s\": \"Par\"}")), reply.calls());
        }
    }

    @Nested
    class WhenTagsAreMissing {

        private final ToolParserProvider provider = new QwenCoderToolParserProvider();

        @Test
        void theNextTagEndsAValue() {
            Reply reply =
                    whole(provider, HEAD + "a\n<parameter=n>1</parameter></function></tool_call>");
            assertEquals(List.of(new Reply.Call("f", "{\"s\": \"a\", \"n\": 1}")), reply.calls());
        }

        @Test
        void theNextCallEndsACall() {
            Reply reply = whole(provider, "<function=f><function=g></function>");
            assertEquals(
                    List.of(new Reply.Call("f", "{}"), new Reply.Call("g", "{}")), reply.calls());
        }

        @Test
        void theLastOfTwoValuesCounts() {
            Reply reply =
                    whole(
                            provider,
                            "<function=f><parameter=n>1</parameter><parameter=n>2</parameter></function>");
            assertEquals(List.of(new Reply.Call("f", "{\"n\": 2}")), reply.calls());
        }

        @Test
        void aTagInsideAValueIsText() {
            Reply reply =
                    whole(provider, HEAD + "<function=x>\n</parameter></function></tool_call>");
            assertEquals(List.of(new Reply.Call("f", "{\"s\": \"<function=x>\"}")), reply.calls());
        }
    }

    @Nested
    class WhenParametersAreWrapped {

        private final ToolParserProvider provider = new DeepseekV32ToolParserProvider();

        private Reply reply(String parameters) {
            return whole(provider, "<｜DSML｜invoke name=\"f\">" + parameters + "</｜DSML｜invoke>");
        }

        private static String parameter(String name, String json) {
            return "<｜DSML｜parameter name=\""
                    + name
                    + "\" string=\"false\">"
                    + json
                    + "</｜DSML｜parameter>";
        }

        @Test
        void theWrapperGoes() {
            Reply reply = reply(parameter("input", "{\"n\": \"1\", \"s\": \"a\"}"));
            assertEquals(List.of(new Reply.Call("f", "{\"n\": 1, \"s\": \"a\"}")), reply.calls());
        }

        @Test
        void aWrapperBesideOthersOrOfOtherThingsStays() {
            assertEquals(
                    List.of(new Reply.Call("f", "{\"input\": {\"n\": 1}, \"s\": \"a\"}")),
                    reply(parameter("input", "{\"n\": 1}") + parameter("s", "a")).calls());
            assertEquals(
                    List.of(new Reply.Call("f", "{\"input\": {\"x\": 1}}")),
                    reply(parameter("input", "{\"x\": 1}")).calls());
        }
    }
}
