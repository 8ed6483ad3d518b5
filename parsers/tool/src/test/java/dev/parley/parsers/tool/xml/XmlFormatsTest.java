package dev.parley.parsers.tool.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls in tags: functions, pairs, and parameters that tell their type.
class XmlFormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<tool_call>⏎<function=g>⏎</function>⏎</tool_call>¦ @g{}",
                "<tool_call>⏎<function=f>⏎<parameter=s>⏎a⏎</parameter>⏎</function>⏎</tool_call>¦"
                        + " @f{\"s\": \"a\"}",
                "<tool_call>⏎<function=f>⏎<parameter=n>⏎7⏎</parameter>⏎<parameter=b>⏎True⏎</parameter>⏎<parameter=x>⏎2.0⏎</parameter>⏎</function>⏎</tool_call>¦"
                    + " @f{\"n\": 7, \"b\": true, \"x\": 2}",
                "<tool_call>⏎<function=f>⏎<parameter=l>⏎[\"1\","
                        + " 2]⏎</parameter>⏎</function>⏎</tool_call>¦ @f{\"l\": [\"1\", 2]}",
                "<tool_call>⏎<function=f>⏎<parameter=u>⏎null⏎</parameter>⏎</function>⏎</tool_call>¦"
                        + " @f{\"u\": null}",
                "<tool_call>⏎<function=f>⏎<parameter=n>⏎seven⏎</parameter>⏎</function>⏎</tool_call>¦"
                    + " @f{\"n\": \"seven\"}",
                "<tool_call>⏎<function=f>⏎<parameter=z>⏎7⏎</parameter>⏎</function>⏎</tool_call>¦"
                        + " @f{\"z\": \"7\"}",
                "<tool_call>⏎<function=f>⏎<parameter=s>⏎<b>bold</b>⏎</parameter>⏎</function>⏎</tool_call>¦"
                    + " @f{\"s\": \"<b>bold</b>\"}",
                "<tool_call>⏎<function=f>⏎<parameter=s>⏎a⏎b⏎</parameter>⏎</function>⏎</tool_call>¦"
                        + " @f{\"s\": \"a\\n"
                        + "b\"}",
                "<tool_call>⏎<function=f>⏎<parameter=s>⏎⏎</parameter>⏎</function>⏎</tool_call>¦"
                        + " @f{\"s\": \"\"}",
                "Hi <tool_call>⏎<function=g>⏎</function>⏎</tool_call>¦Hi @g{}",
                "<function=g></function>¦ @g{}",
                "<tool_call><function=f><parameter=s>a<parameter=n>7</function></tool_call>¦"
                        + " @f{\"s\": \"a\"}",
                "<tool_call><function=f><parameter=s>a</parameter>¦ @f{\"s\": \"a\"}",
                "<tool_call><function=f><parameter=s>a¦ @f{}",
                "<tool_call>⏎<function=f>⏎<parameter=s>⏎1⏎</parameter>⏎<parameter=s>⏎2⏎</parameter>⏎</function>⏎</tool_call>¦"
                    + " @f{\"s\": \"2\"}",
                "<tool_call>⏎<tool_call>¦``",
                "<tool_call>⏎<function=f>⏎</function>⏎</tool_call><tool_call>⏎<function=g>⏎</function>⏎</tool_call>¦"
                    + " @f{} @g{}",
                "a </tool_call> b¦a </tool_call> b"
            })
    void functionTagsHoldParameters(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(
                                new QwenCoderToolParserProvider(),
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
                "plain¦plain",
                "<tool_call>g⏎</tool_call>¦ @g{}",
                "<tool_call>f⏎<arg_key>s</arg_key>⏎<arg_value>a</arg_value>⏎</tool_call>¦ @f{\"s\":"
                        + " \"a\"}",
                "<tool_call>f⏎<arg_key>n</arg_key>⏎<arg_value>7</arg_value>⏎<arg_key>b</arg_key>⏎<arg_value>false</arg_value>⏎</tool_call>¦"
                    + " @f{\"n\": 7, \"b\": false}",
                "<tool_call>f<arg_key>s</arg_key><arg_value>a</arg_value></tool_call>¦ @f{\"s\":"
                        + " \"a\"}",
                "<tool_call>f⏎<arg_key>o</arg_key>⏎<arg_value>{\"k\":"
                        + " \"1\"}</arg_value>⏎</tool_call>¦ @f{\"o\": {\"k\": \"1\"}}",
                "<tool_call>unknown⏎</tool_call>¦``",
                "<tool_call>f⏎</tool_call>x<tool_call>g⏎</tool_call>¦ @f{} @g{}",
                "<tool_call>f<arg_key>s</arg_key><arg_value>a</arg_value>¦ @f{\"s\": \"a\"}",
                "<tool_call>f<arg_key>s</arg_key>¦ @f{}",
                "<tool_call>f x⏎</tool_call>¦``",
                "<tool_call>f⏎<arg_key>s</arg_key>⏎<arg_value>a</arg_value>⏎<arg_key>s</arg_key>⏎<arg_value>b</arg_value>⏎</tool_call>¦"
                    + " @f{\"s\": \"b\"}",
                "<tool_call>f⏎<arg_key>s</arg_key>⏎<arg_value><arg_key></arg_value>⏎</tool_call>¦"
                        + " @f{\"s\": \"<arg_key>\"}"
            })
    void pairsHoldParameters(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new GlmToolParserProvider(), Delivery.WHOLE, text.replace("⏎", "\n"))
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke"
                        + " name=\"g\">⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦ @g{}",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke name=\"f\">⏎<｜DSML｜parameter name=\"s\""
                    + " string=\"true\">a</｜DSML｜parameter>⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦"
                    + " @f{\"s\": \"a\"}",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke name=\"f\">⏎<｜DSML｜parameter name=\"n\""
                    + " string=\"false\">7</｜DSML｜parameter>⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦"
                    + " @f{\"n\": 7}",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke name=\"f\">⏎<｜DSML｜parameter name=\"n\""
                    + " string=\"true\">7</｜DSML｜parameter>⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦"
                    + " @f{\"n\": 7}",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke name=\"f\">⏎<｜DSML｜parameter name=\"s\""
                    + " string=\"false\">7</｜DSML｜parameter>⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦"
                    + " @f{\"s\": \"7\"}",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke name=\"f\">⏎<｜DSML｜parameter name=\"z\""
                    + " string=\"true\">7</｜DSML｜parameter>⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦"
                    + " @f{\"z\": \"7\"}",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke name=\"f\">⏎<｜DSML｜parameter name=\"z\""
                    + " string=\"false\">7</｜DSML｜parameter>⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦"
                    + " @f{\"z\": 7}",
                "<｜DSML｜function_calls>⏎<｜DSML｜invoke name=\"f\">⏎<｜DSML｜parameter name=\"z\""
                    + " string=\"false\">x</｜DSML｜parameter>⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>¦"
                    + " @f{\"z\": \"x\"}",
                "<｜DSML｜invoke name=\"g\"></｜DSML｜invoke>¦ @g{}",
                "a<｜DSML｜function_calls>⏎<｜DSML｜invoke"
                        + " name=\"g\">⏎</｜DSML｜invoke>⏎</｜DSML｜function_calls>b¦a @g{}"
            })
    void parametersSayWhetherTheyAreStrings(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(
                                new DeepseekV32ToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
