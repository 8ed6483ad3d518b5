package dev.parley.parsers.tool.header;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers and bare JSON arguments.
class HeaderTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{\"n\":"
                        + " 1}<｜tool▁call▁end｜><｜tool▁calls▁end｜>¦ @f{\"n\": 1}",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{\"n\":1}<｜tool▁call▁end｜><｜tool▁call▁begin｜>g<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>¦"
                    + " @f{\"n\":1} @g{}",
                "a <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>g<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>¦a"
                    + "  @g{}",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>g<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>"
                    + " b¦ @g{}"
            })
    void deepseekV31HeadersNameTheFunction(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new DeepseekV31ToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>f⏎```json⏎{\"n\":"
                        + " 1}⏎```<｜tool▁call▁end｜><｜tool▁calls▁end｜>¦ @f{\"n\": 1}",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>f⏎```json⏎{⏎\"n\":"
                        + " 1⏎}⏎```<｜tool▁call▁end｜><｜tool▁calls▁end｜>¦ @f{⏎\"n\": 1⏎}"
            })
    void deepseekV3ArgumentsStandInACodeBlock(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new DeepseekV3ToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<|tool_calls_section_begin|><|tool_call_begin|>functions.f:0<|tool_call_argument_begin|>{\"n\":"
                    + " 1}<|tool_call_end|><|tool_calls_section_end|>¦ @f{\"n\": 1}",
                "<|tool_calls_section_begin|><|tool_call_begin|>f:0<|tool_call_argument_begin|>{\"n\":"
                    + " \"1\"}<|tool_call_end|><|tool_calls_section_end|>¦ @f{\"n\": 1}",
                "<|tool_calls_section_begin|><|tool_call_begin|>f<|tool_call_argument_begin|>{\"n\":"
                    + " 1}<|tool_call_end|><|tool_calls_section_end|>¦^^",
                "a<|tool_calls_section_begin|><|tool_call_begin|>functions.g:7<|tool_call_argument_begin|>{}<|tool_call_end|><|tool_calls_section_end|>b¦a"
                    + " @g{}"
            })
    void kimiHeadersAreIds(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new KimiK2ToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
