package dev.parley.parsers.tool.pythonic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls written as Python, and what only looks like them.
class PythonicFormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "[f()]¦ @f{}",
                "[f(), g()]¦ @f{} @g{}",
                "[f(n=1)]¦ @f{\"n\": 1}",
                "[f(s='a', n=2)]¦ @f{\"s\": \"a\", \"n\": 2}",
                "[f(l=[1, 2])]¦ @f{\"l\": [1, 2]}",
                "[f(o={'k': 1})]¦ @f{\"o\": {\"k\": 1}}",
                "[ f( n = 1 ) ]¦ @f{\"n\": 1}",
                "[f(n=1,)]¦ @f{\"n\": 1}",
                "[f(n=1),]¦ @f{\"n\": 1}",
                "[]¦[]",
                "[1, 2]¦[1, 2]",
                "a [f()]¦a [f()]",
                "[f()] a¦[f()] a",
                "[f(1)]¦[f(1)]",
                "[f(n=1, n=2)]¦[f(n=1, n=2)]",
                "[f(n=x)]¦[f(n=x)]",
                "[f(n=g())]¦[f(n=g())]",
                "[f(n=1)¦[f(n=1)",
                "[f(¦[f(",
                "[f¦[f",
                "[a.f()]¦[a.f()]",
                "[f(b=True, u=None)]¦ @f{\"b\": true, \"u\": null}",
                "[f(s='[g()]')]¦ @f{\"s\": \"[g()]\"}",
                "[f() g()]¦[f() g()]",
                "f()¦f()",
                "[f()]]¦[f()]]",
                "{f()}¦{f()}"
            })
    void aWholeReplyIsAListOfCallsOrText(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new PythonicToolParserProvider(), Delivery.WHOLE, text).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<|python_start|>[f()]<|python_end|>¦ @f{}",
                "<|python_start|>[f()]¦ @f{}",
                "[f()]<|python_end|>¦ @f{}",
                "<|python_start|>a¦<|python_start|>a",
                "<|python_end|>[f()]¦<|python_end|>[f()]",
                "[f(s='<|python_end|>')]¦ @f{\"s\": \"<|python_end|>\"}"
            })
    void markersMayStandAroundTheList(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new Llama4PythonicToolParserProvider(), Delivery.WHOLE, text)
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<function_calls>f()</function_calls>¦ @f{}",
                "<function_calls>f(n=1)⏎g()</function_calls>¦ @f{\"n\": 1} @g{}",
                "<function_calls>⏎f()⏎⏎g()⏎</function_calls>¦ @f{} @g{}",
                "<function_calls>f() g()</function_calls>¦<function_calls>f() g()</function_calls>",
                "<function_calls></function_calls>¦<function_calls></function_calls>",
                "<function_calls>f()¦<function_calls>f()",
                "a <function_calls>f()</function_calls>¦ @f{}"
            })
    void callsStandOnLines(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(
                                new Olmo3ToolParserProvider(),
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
                "<|tool_call_start|>[f()]<|tool_call_end|>¦ @f{}",
                "a <|tool_call_start|>[f()]<|tool_call_end|> b¦a⏎b @f{}",
                "<|tool_call_start|>[f()]¦ @f{}",
                "<|tool_call_start|>[a.f()]<|tool_call_end|>¦ @a.f{}",
                "<|tool_call_start|>[f(s='it's')]<|tool_call_end|>¦ @f{\"s\": \"it's\"}",
                "<|tool_call_start|>[f(n=01)]<|tool_call_end|>¦ @f{\"n\": 1}",
                "<|tool_call_start|>[f()]<|tool_call_end|>[f()]<|tool_call_end|>¦ @f{}",
                "<|tool_call_start|>x<|tool_call_end|>¦<|tool_call_start|>x<|tool_call_end|>",
                "a <|tool_call_start|>[f(n=<|tool_call_end|> b¦a"
                        + " <|tool_call_start|>[f(n=<|tool_call_end|> b",
                "[f()]¦[f()]"
            })
    void aBlockStandsInProse(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\n").strip(),
                ShownReply.of(new Lfm2ToolParserProvider(), Delivery.WHOLE, text.replace("⏎", "\n"))
                        .strip());
    }
}
