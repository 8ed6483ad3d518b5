package dev.parley.parsers.tool.hermes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON objects in tags.
class HermesFormatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"n\": 1}}</tool_call>¦ @f{\"n\": 1}",
                "<tool_call>⏎{\"name\": \"f\", \"arguments\": {\"n\": 1}}⏎</tool_call>¦ @f{\"n\":"
                        + " 1}",
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}</tool_call>⏎<tool_call>{\"name\": \"g\", \"arguments\":"
                        + " {}}</tool_call>¦ @f{\"n\": 1} @g{}",
                "a <tool_call>{\"name\": \"f\", \"arguments\": {\"n\": 1}}</tool_call>¦a  @f{\"n\":"
                        + " 1}",
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"n\": 1}}</tool_call> b¦ @f{\"n\":"
                        + " 1}",
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"n\": 1}}¦ @f{\"n\": 1}",
                "<tool_call>{\"name\": \"f\"¦<tool_call>{\"name\": \"f\"",
                "<tool_call>{\"name\": \"f\"}</tool_call>¦<tool_call>{\"name\": \"f\"}</tool_call>",
                "<tool_call>[1]</tool_call>¦<tool_call>[1]</tool_call>",
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}</tool_call><tool_call>{}</tool_call>¦<tool_call>{\"name\": \"f\","
                        + " \"arguments\": {\"n\": 1}}</tool_call><tool_call>{}</tool_call>",
                "<tool_call¦<tool_call",
                "<tool_call>{\"name\": \"f\", \"arguments\": {\"s\":"
                        + " \"</tool_call>\"}}</tool_call>¦ @f{\"s\": \"</tool_call>\"}",
                "<tool_call>{\"arguments\": {\"n\": 1}, \"name\": \"f\"}</tool_call>¦ @f{\"n\": 1}",
                "<tool_call>{\"name\": \"f\", \"arguments\": {}, \"x\": [1]}</tool_call>¦ @f{}",
                "<tool_call></tool_call>¦<tool_call></tool_call>"
            })
    void hermesCallsAreObjectsInTags(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new HermesToolParserProvider(),
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
                "<longcat_tool_call>{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}</longcat_tool_call>¦ @f{\"n\": 1}",
                "a<longcat_tool_call>{\"name\": \"f\", \"arguments\": {\"n\":"
                    + " 1}}</longcat_tool_call><longcat_tool_call>{\"name\": \"g\", \"arguments\":"
                    + " {}}</longcat_tool_call>¦a @f{\"n\": 1} @g{}",
                "<longcat_tool_call>x</longcat_tool_call>¦<longcat_tool_call>x</longcat_tool_call>"
            })
    void longcatCallsAreTheSameInOtherTags(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new LongcatToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
