package dev.parley.parsers.tool.tagged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TaggedFormatsTest {

    private static final String ARRAY = "[{\"name\": \"f\", \"arguments\": {\"a\": 1}}]";
    private static final List<Reply.Call> CALL = List.of(new Reply.Call("f", "{\"a\": 1}"));

    @Nested
    class Hunyuan {

        private final HunyuanA13bToolParserProvider provider = new HunyuanA13bToolParserProvider();

        @Test
        void aRegionInsideAThoughtIsContent() {
            String thought = "<think><tool_calls>" + ARRAY + "</tool_calls></think>";
            assertEquals(
                    new Reply(thought, CALL),
                    Providers.streamed(
                            provider, thought + "<tool_calls>" + ARRAY + "</tool_calls>"));
        }

        @Test
        void aRegionWithoutCallsIsContent() {
            assertEquals(
                    new Reply("<tool_calls>none</tool_calls> ", CALL),
                    Providers.streamed(
                            provider, "<tool_calls>none</tool_calls> <tool_calls>" + ARRAY));
        }

        @Test
        void theIdCarriesTheNumber() {
            List<ToolEvent> events =
                    Reply.run(Providers.parser(provider), List.of("<tool_calls>" + ARRAY));
            assertTrue(
                    events.getFirst() instanceof ToolEvent.CallStarted started
                            && started.id().orElse("").matches("call_0_[0-9a-f]{32}"));
        }
    }

    @Nested
    class Phi4Mini {

        private final Phi4MiniJsonToolParserProvider provider =
                new Phi4MiniJsonToolParserProvider();

        @Test
        void theWordAloneIsContent() {
            String text = "Use functools.reduce, or functools[0].";
            assertEquals(new Reply(text, List.of()), Providers.streamed(provider, text));
            assertEquals(new Reply(text, List.of()), Providers.complete(provider, text));
        }

        @Test
        void aMalformedCallRestoresTheTextBeforeIt() {
            String text = "Hm. functools[{\"name\": \"f\", \"arguments\": \"x\"}]";
            assertEquals(new Reply(text, List.of()), Providers.complete(provider, text));
        }
    }

    @Nested
    class Xlam {

        private final XlamToolParserProvider provider = new XlamToolParserProvider();

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[TOOL_CALLS]",
                    "<tool_call>",
                    "```json\n",
                    "```\n",
                    " \n",
                    "</think>"
                })
        void anArrayMayStandInManyPlaces(String before) {
            assertEquals(CALL, Providers.streamed(provider, before + ARRAY).calls());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "```python\nprint([{}])\n```\nDone.",
                    "[1, 2] is a list",
                    "[",
                    "```json\n[{\"a\": 1}]\n```",
                    "<think>[TOOL_CALLS]</think> so"
                })
        void whatOnlyLooksLikeACallIsContent(String text) {
            assertEquals(new Reply(text, List.of()), Providers.streamed(provider, text));
        }
    }

    @Nested
    class Apertus {

        private final ApertusToolParserProvider provider = new ApertusToolParserProvider();

        @Test
        void cutOffJsonIsCompleted() {
            assertEquals(
                    List.of(new Reply.Call("f", "{\"a\": [\"x\"]}")),
                    Providers.streamed(provider, "<|tools_prefix|>[{\"f\": {\"a\": [\"x").calls());
        }

        @Test
        void whereTheRestIsUnknownACompleteReplyShowsTheText() {
            String text = "<|tools_prefix|>[{\"f\": {\"a\": ";
            assertEquals(new Reply(text, List.of()), Providers.complete(provider, text));
        }
    }

    @Nested
    class Gigachat {

        private final Gigachat3ToolParserProvider provider = new Gigachat3ToolParserProvider();

        @Test
        void aCallWithoutArgumentsIsContent() {
            String text = "Hm. <|function_call|>{\"name\": \"f\"}";
            assertEquals(new Reply(text, List.of()), Providers.complete(provider, text));
        }

        @Test
        void argumentsArePassedOnAsTheyArrive() {
            ToolParser parser = Providers.parser(provider);
            parser.push(
                    TextChunk.of("<|function_call|>{\"name\": \"f\", \"arguments\": {\"a\": \"x"));
            assertEquals(List.of(new ToolEvent.Arguments(0, "y")), parser.push(TextChunk.of("y")));
        }
    }
}
