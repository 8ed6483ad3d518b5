package dev.parley.parsers.tool.dots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Dots' function blocks.
class DotsTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<dots_function_call>{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}</dots_function_call>¦ @f{\"n\": 1}",
                "<dots_function_call><invoke name=\"f\"><parameter"
                        + " name=\"n\">1</parameter></invoke></dots_function_call>¦ @f{\"n\":1}",
                "a <dots_function_call>{\"name\": \"g\", \"arguments\": {}}</dots_function_call>¦a"
                        + " @g{}",
                "<dots_function_call>x</dots_function_call>¦<dots_function_call>x</dots_function_call>",
                "<dots_function_call>{\"name\": \"h\", \"arguments\":"
                        + " {}}</dots_function_call>¦<dots_function_call>{\"name\": \"h\","
                        + " \"arguments\": {}}</dots_function_call>"
            })
    void blocksHoldJsonOrXml(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(new DotsToolParserProvider(), Delivery.WHOLE, text.replace("⏎", "\n"))
                        .strip());
    }
}
