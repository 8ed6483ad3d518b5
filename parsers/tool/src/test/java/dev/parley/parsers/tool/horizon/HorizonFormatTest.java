package dev.parley.parsers.tool.horizon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Groups of calls that count whole or not at all.
class HorizonFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<ifm|tool_calls><ifm|tool_call>g⏎</ifm|tool_call></ifm|tool_calls>¦ @g{}",
                "<ifm|tool_calls><ifm|tool_call>f⏎<ifm|arg_key>s</ifm|arg_key><ifm|arg_value>a</ifm|arg_value><ifm|arg_key>n</ifm|arg_key><ifm|arg_value>7</ifm|arg_value></ifm|tool_call></ifm|tool_calls>¦"
                    + " @f{\"s\": \"a\", \"n\": 7}",
                "<ifm|tool_calls><ifm|tool_call>f⏎</ifm|tool_call><ifm|tool_call>g⏎</ifm|tool_call></ifm|tool_calls>¦"
                    + " @f{} @g{}",
                "a <ifm|tool_calls><ifm|tool_call>g⏎</ifm|tool_call></ifm|tool_calls> b¦a  b @g{}"
            })
    void aGroupOfCallsCountsWhole(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(
                                new K2HorizonToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<ifm|tool_calls></ifm|tool_calls>¦.",
                "<ifm|tool_calls>x</ifm|tool_calls>¦.",
                "<ifm|tool_calls><ifm|tool_call>unknown⏎</ifm|tool_call></ifm|tool_calls>¦.",
                "<ifm|tool_calls><ifm|tool_call>f⏎<ifm|arg_key>s</ifm|arg_key><ifm|arg_value>a</ifm|arg_value><ifm|arg_key>s</ifm|arg_key><ifm|arg_value>b</ifm|arg_value></ifm|tool_call></ifm|tool_calls>¦.",
                "<ifm|tool_calls><ifm|tool_call>f⏎</ifm|tool_call></ifm|tool_cal¦.",
                "<ifm|tool_calls><ifm|tool_call>f⏎</ifm|tool_call>x</ifm|tool_calls>¦.",
                "<ifm|tool_calls><ifm|tool_call>⏎</ifm|tool_call></ifm|tool_calls>¦."
            })
    void aGroupWithAFlawIsContent(String text, String ignored) {
        assertEquals(
                text.replace("⏎", "\n"),
                ShownReply.of(
                                new K2HorizonToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
