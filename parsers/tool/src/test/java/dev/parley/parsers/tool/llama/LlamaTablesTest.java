package dev.parley.parsers.tool.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Llama's bare JSON.
class LlamaTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "{\"name\": \"f\", \"parameters\": {\"n\": 1}}¦ @f{\"n\": 1}",
                "{\"name\": \"f\", \"parameters\": {\"n\": 1}}; {\"name\": \"g\", \"parameters\":"
                        + " {}}¦ @f{\"n\": 1} @g{}",
                "<|python_tag|>{\"name\": \"f\", \"parameters\": {\"n\": 1}}¦ @f{\"n\": 1}",
                "{\"name\": \"f\", \"arguments\": {\"n\": 1}}¦ @f{\"n\": 1}",
                "{\"name\": \"f\"}¦{\"name\": \"f\"}",
                "{\"a\": 1}¦{\"a\": 1}",
                "{¦{",
                "So: {\"name\": \"f\", \"parameters\": {\"n\": 1}} ok¦ @f{\"n\": 1}"
            })
    void objectsAnywhereAreCalls(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new Llama3JsonToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
