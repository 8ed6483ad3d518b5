package dev.parley.parsers.tool.cohere;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Command's blocks.
class CohereTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<|START_ACTION|>[{\"tool_call_id\": \"0\", \"tool_name\": \"f\", \"parameters\":"
                        + " {\"n\": 1}}]<|END_ACTION|>¦ @f{\"n\": 1}",
                "<|START_ACTION|>[⏎    {\"tool_call_id\": \"0\", \"tool_name\": \"f\","
                    + " \"parameters\": {\"n\": 1}},⏎    {\"tool_call_id\": \"1\", \"tool_name\":"
                    + " \"g\", \"parameters\": {}}⏎]<|END_ACTION|>¦ @f{\"n\": 1} @g{}",
                "<|START_RESPONSE|>It is <co>13</co: 0:[0]>.<|END_RESPONSE|>¦It is 13.",
                "<|START_THINKING|>x<|END_THINKING|><|START_ACTION|>[{\"tool_call_id\": \"1\","
                        + " \"tool_name\": \"g\", \"parameters\": {}}]<|END_ACTION|>¦ @g{}"
            })
    void blocksHoldAResponseOrActions(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new CohereCommand3ToolParserProvider(),
                                Delivery.WHOLE,
                                text.replace("⏎", "\n"))
                        .strip());
    }
}
