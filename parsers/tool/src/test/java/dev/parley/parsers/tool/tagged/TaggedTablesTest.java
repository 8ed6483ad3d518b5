package dev.parley.parsers.tool.tagged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON behind and between markers.
class TaggedTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<tool_calls>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]</tool_calls>¦ @f{\"n\":"
                        + " 1}",
                "<tool_calls>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}, {\"name\": \"g\","
                        + " \"arguments\": {}}]</tool_calls>¦ @f{\"n\": 1} @g{}",
                "a <tool_calls>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]</tool_calls>¦a "
                        + " @f{\"n\": 1}",
                "<tool_calls>{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}</tool_calls>¦<tool_calls>{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}</tool_calls>",
                "<tool_calls>[</tool_calls>¦<tool_calls>[</tool_calls>"
            })
    void jambaCallsAreAnArray(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new JambaToolParserProvider(),
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
                "<|action_start|><|plugin|>{\"name\": \"f\", \"parameters\": {\"n\":"
                        + " 1}}<|action_end|>¦ @f{\"n\": 1}",
                "<|action_start|><|plugin|>{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}<|action_end|>¦ @f{\"n\": 1}",
                "<|action_start|><|plugin|>{\"name\": \"g\"}<|action_end|>¦ @g{}",
                "a<|action_start|><|plugin|>{\"name\": \"f\", \"parameters\": {\"n\":"
                        + " 1}}<|action_end|> b¦a @f{\"n\": 1}"
            })
    void internlmHasOneCall(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new InternlmToolParserProvider(),
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
                "functools[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]¦ @f{\"n\": 1}",
                "functools[{\"name\": \"f\", \"arguments\": {\"n\": 1}}, {\"name\": \"g\","
                        + " \"arguments\": {}}]¦ @f{\"n\": 1} @g{}",
                "functools¦functools",
                "functools[¦functools["
            })
    void phi4CallsAreAnArrayBehindAWord(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new Phi4MiniJsonToolParserProvider(),
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
                "<|tools_prefix|>[{\"f\": {\"n\": 1}}]<|tools_suffix|>¦ @f{\"n\": 1}",
                "<|tools_prefix|>[{\"f\": {\"n\": 1}}, {\"g\": {}}]<|tools_suffix|>¦ @f{\"n\": 1}"
                        + " @g{}",
                "<|tools_prefix|>{\"g\": {}}<|tools_suffix|>¦ @g{}",
                "<|tools_prefix|>[{\"g\": {}}]¦ @g{}"
            })
    void apertusCallsAreKeyedByTheirNames(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new ApertusToolParserProvider(),
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
                "<|function_call|>{\"name\": \"f\", \"arguments\": {\"n\": 1}}¦ @f{\"n\": 1}",
                "a<|message_sep|>⏎⏎function call<|role_sep|>⏎{\"name\": \"f\", \"arguments\":"
                        + " {\"n\": 1}}¦a @f{\"n\": 1}",
                "a<|function_call|>{\"name\": \"f\", \"arguments\": {\"n\": 1}} b¦a @f{\"n\": 1}"
            })
    void gigachatHasTwoForms(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new Gigachat3ToolParserProvider(),
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
                "<tool_calls>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]</tool_calls>¦ @f{\"n\":"
                        + " 1}",
                "<think><tool_calls>[{\"name\": \"f\", \"arguments\": {\"n\":"
                        + " 1}}]</tool_calls></think>¦<think><tool_calls>[{\"name\": \"f\","
                        + " \"arguments\": {\"n\": 1}}]</tool_calls></think>",
                "<tool_calls>x</tool_calls>¦<tool_calls>x</tool_calls>"
            })
    void hunyuanIgnoresThoughts(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new HunyuanA13bToolParserProvider(),
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
                "[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]¦ @f{\"n\": 1}",
                "[{\"name\": \"f\", \"arguments\": {\"n\": 1}}, {\"name\": \"g\", \"arguments\":"
                        + " {}}]¦ @f{\"n\": 1} @g{}",
                "```json⏎[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]⏎```¦ @f{\"n\": 1}",
                "<tool_call>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]</tool_call>¦ @f{\"n\":"
                        + " 1}",
                "[TOOL_CALLS][{\"name\": \"f\", \"arguments\": {\"n\": 1}}]¦ @f{\"n\": 1}",
                "<think>x</think>[{\"name\": \"f\", \"arguments\": {\"n\": 1}}]¦<think>x</think>"
                        + " @f{\"n\": 1}"
            })
    void xlamHasManyForms(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(new XlamToolParserProvider(), Delivery.WHOLE, text.replace("⏎", "\n"))
                        .strip());
    }
}
