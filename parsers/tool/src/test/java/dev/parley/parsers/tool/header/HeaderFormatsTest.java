package dev.parley.parsers.tool.header;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;

import java.util.List;

class HeaderFormatsTest {

    private static final String SECTION = "<｜tool▁calls▁begin｜>";
    private static final String SECTION_END = "<｜tool▁calls▁end｜>";
    private static final String CALL =
            "<｜tool▁call▁begin｜>function<｜tool▁sep｜>f\n"
                    + "```json\n"
                    + "{\n"
                    + "\"a\": 1\n"
                    + "}\n"
                    + "```<｜tool▁call▁end｜>";

    private final DeepseekV3ToolParserProvider deepseek = new DeepseekV3ToolParserProvider();
    private final KimiK2ToolParserProvider kimi = new KimiK2ToolParserProvider();

    @Test
    void argumentsInACodeBlockMayHaveManyLines() {
        assertEquals(
                List.of(new Reply.Call("f", "{\n\"a\": 1\n}")),
                Providers.streamed(deepseek, SECTION + CALL + SECTION_END).calls());
    }

    @Test
    void textAfterTheSectionIsOnlyStreamed() {
        String text = "A" + SECTION + CALL + SECTION_END + "B";
        assertEquals("AB", Providers.streamed(deepseek, text).content());
        assertEquals("A", Providers.complete(deepseek, text).content());
    }

    @Test
    void aCutOffCallIsContentOfACompleteReply() {
        String open = "<｜tool▁call▁begin｜>function<｜tool▁sep｜>f\n```json\n{\"a\"";
        assertEquals(
                new Reply("A" + open, List.of()),
                Providers.complete(deepseek, "A" + SECTION + open));
    }

    @Test
    void absentArgumentsAreAnEmptyObject() {
        String call = "<|tool_call_begin|>f:0<|tool_call_argument_begin|> <|tool_call_end|>";
        assertEquals(
                List.of(new Reply.Call("f", "{}")),
                Providers.complete(kimi, "<|tool_calls_section_begin|>" + call).calls());
    }

    @Test
    void aHeaderWithoutANumberMakesNoCall() {
        String call = "<|tool_call_begin|>f<|tool_call_argument_begin|>{}<|tool_call_end|>";
        assertEquals(
                new Reply("", List.of()),
                Providers.complete(kimi, "<|tool_calls_section_begin|>" + call));
    }

    @Test
    void aCallOutsideTheSectionIsContent() {
        String call = "<|tool_call_begin|>f:0<|tool_call_argument_begin|>{}<|tool_call_end|>";
        assertEquals(new Reply(call, List.of()), Providers.complete(kimi, call));
    }
}
