package dev.parley.parsers.tool.minicpm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// MiniCPM's function blocks.
class MiniCpmTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<function name=\"f\"><param name=\"n\">1</param></function>¦ @f{\"n\": 1}",
                "<function name=\"g\"></function>¦ @g{}",
                "<function name=\"f\"><param name=\"n\">1</param></function><function"
                    + " name=\"f\"><param name=\"n\">1</param></function>¦ @f{\"n\": 1} @f{\"n\":"
                    + " 1}",
                "<function name=\"f\"><param name=\"s\"><![CDATA[<b>]]></param></function>¦"
                        + " @f{\"s\": \"<b>\"}",
                "<function name=\"f\"><param name=\"n\">x</param></function>¦ @f{\"n\": \"x\"}",
                "<function name=\"h\"></function>¦<function name=\"h\"></function>",
                "<function name=\"f\">¦<function name=\"f\">",
                "<function name=\"f\"><param>1</param></function>¦<function"
                        + " name=\"f\"><param>1</param></function>",
                "<functionname=\"g\"></function>¦ @g{}"
            })
    void blocksAreXml(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new MiniCpm5ToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
