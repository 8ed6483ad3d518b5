package dev.parley.parsers.tool.inkling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Inkling's messages.
class InklingTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<|message_model|><|content_invoke_tool_json|>{\"name\": \"f\", \"args\": {\"n\":"
                        + " 1}}<|end_message|>¦ @f{\"n\": 1}",
                "<|message_model|><|content_invoke_tool_json|>{\"args\": {\"n\": 1}, \"name\":"
                        + " \"f\"}<|end_message|>¦ @f{\"n\": 1}",
                "<|message_model|><|content_text|>Hi<|end_message|>¦Hi",
                "<|message_model|><|content_text|>Hi<|end_message|><|message_model|><|content_invoke_tool_json|>{\"name\":"
                    + " \"g\", \"args\":"
                    + " {}}<|end_message|><|message_model|><|content_text|>!<|end_message|>¦Hi!"
                    + " @g{}",
                "<|message_model|><|content_invoke_tool_json|>{\"name\": \"f\", \"args\": {\"n\":"
                        + " \"1\"}}<|end_message|>¦ @f{\"n\": 1}"
            })
    void blocksHoldTextOrACall(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new InklingToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
