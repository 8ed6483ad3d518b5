package dev.parley.parsers.tool.element;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls whose parameters are elements.
class ElementFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                        + " name=\"g\">]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦ @g{}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<s>a]<]minimax[>[</s>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"s\": \"a\"}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<n>7]<]minimax[>[</n>]<]minimax[>[<b>true]<]minimax[>[</b>]<]minimax[>[<x>1.5]<]minimax[>[</x>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"n\": 7, \"b\": true, \"x\": 1.5}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<l>]<]minimax[>[<item>1]<]minimax[>[</item>]<]minimax[>[<item>2]<]minimax[>[</item>]<]minimax[>[</l>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"l\": [1, 2]}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<o>]<]minimax[>[<k>3]<]minimax[>[</k>]<]minimax[>[</o>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"o\": {\"k\": 3}}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<l>]<]minimax[>[</l>]<]minimax[>[<o>]<]minimax[>[</o>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"l\": [], \"o\": {}}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<u>null]<]minimax[>[</u>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"u\": null}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<z>7]<]minimax[>[</z>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"z\": \"7\"}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<z>]<]minimax[>[<a>1]<]minimax[>[</a>]<]minimax[>[<b>2]<]minimax[>[</b>]<]minimax[>[</z>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"z\": {\"a\": \"1\", \"b\": \"2\"}}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<z>1]<]minimax[>[</z>]<]minimax[>[<z>2]<]minimax[>[</z>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"z\": [\"1\", \"2\"]}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                        + " name=\"f\">]<]minimax[>[</invoke>]<]minimax[>[<invoke"
                        + " name=\"g\">]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦ @f{} @g{}",
                "a ]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                        + " name=\"g\">]<]minimax[>[</invoke>]<]minimax[>[</tool_call> b¦a  @g{}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                    + " name=\"f\">]<]minimax[>[<s>a]<]minimax[>[</s>]<]minimax[>[<n>7]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                    + " @f{\"s\": \"a\"}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                        + " name=\"f\">]<]minimax[>[<s>a]<]minimax[>[</s>¦ @f{\"s\": \"a\"}",
                "]<]minimax[>[<tool_call>¦``",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                        + " name='f'>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦ @f{}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke"
                        + " name=f>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦ @f{}",
                "]<]minimax[>[<tool_call>]<]minimax[>[<invoke name=\"f\">]<]minimax[>[<s>a < b >"
                        + " c]<]minimax[>[</s>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>¦"
                        + " @f{\"s\": \"a < b > c\"}",
                "]<]minimax[>[<other>¦]<]minimax[>[<other>"
            })
    void elementsAreParameters(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new MinimaxM3ToolParserProvider(), Delivery.WHOLE, text).strip());
    }
}
