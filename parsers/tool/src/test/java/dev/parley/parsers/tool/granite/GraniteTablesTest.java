package dev.parley.parsers.tool.granite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The older Granite formats.
class GraniteTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<tool_call>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]¦ @f{\"n\": 1}",
                "<|tool_call|>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}, {\"name\": \"g\","
                        + " \"arguments\": {}}]¦ @f{\"n\": 1} @g{}",
                "a <tool_call>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]¦a @f{\"n\": 1}",
                "<tool_call>[{\"name\": \"f\", \"arguments\": 7}]¦ @f{}",
                "<tool_call>x¦x",
                "<tool_call>[{\"name\": \"f\", \"arguments\": {\"n\": \"1\"}}]¦ @f{\"n\": 1}"
            })
    void graniteCallsAreAnArrayBehindAMarker(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new GraniteToolParserProvider(),
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
                "<function_call> {\"name\": \"f\", \"arguments\": {\"n\": 1}}¦ @f{\"n\": 1}",
                "<function_call>{\"name\": \"f\", \"arguments\": {\"n\": 1}}<function_call>"
                        + " {\"name\": \"g\", \"arguments\": {}}¦ @f{\"n\": 1} @g{}",
                "a <function_call> {\"name\": \"f\", \"arguments\": {\"n\": 1}}¦a  @f{\"n\": 1}",
                "<function_call>¦<function_call>",
                "<function_call> {\"name\": 1}¦<function_call> {\"name\": 1}"
            })
    void granite20bCallsHaveNoEnd(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new Granite20bFcToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
