package dev.parley.parsers.tool.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kimi K3's channels.
class KimiFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<|open|>response<|sep|>Hi<|close|>response<|sep|>¦Hi",
                "Hi<|close|>response<|sep|>¦Hi",
                "<|open|>tools<|sep|><|open|>call tool=\"g\""
                        + " index=\"0\"<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦ @g{}",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                    + " key=\"s\""
                    + " type=\"string\"<|sep|>a<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                    + " @f{\"s\": \"a\"}",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                    + " key=\"s\""
                    + " type=\"string\"<|sep|>7<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                    + " @f{\"s\": \"7\"}",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                    + " key=\"n\""
                    + " type=\"number\"<|sep|>7<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                    + " @f{\"n\": 7}",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                    + " key=\"b\""
                    + " type=\"boolean\"<|sep|>true<|close|>argument<|sep|><|open|>argument"
                    + " key=\"u\""
                    + " type=\"null\"<|sep|>null<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                    + " @f{\"b\": true, \"u\": null}",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                        + " key=\"o\" type=\"object\"<|sep|>{\"k\":"
                        + " 1}<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                        + " @f{\"o\": {\"k\": 1}}",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                    + " key=\"l\""
                    + " type=\"array\"<|sep|>[1<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                    + " @f{\"l\": \"[1\"}",
                "<|open|>response<|sep|>Hi<|close|>response<|sep|><|open|>tools<|sep|><|open|>call"
                    + " tool=\"f\" index=\"0\"<|sep|><|close|>call<|sep|><|open|>call tool=\"g\""
                    + " index=\"1\"<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦Hi @f{} @g{}",
                "Hi <|open|>tools<|sep|><|open|>call tool=\"g\""
                        + " index=\"0\"<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦Hi  @g{}",
                "<|open|>tools<|sep|><|open|>call tool=\"g\""
                        + " index=\"0\"<|sep|><|close|>call<|sep|>¦ @g{}",
                "<|open|>tools<|sep|><|open|>call tool=\"g\" index=\"0\"<|sep|>¦``",
                "<|open|>response<|sep|>Hi<|close|>response<|sep|><|open|>tools<|sep|><|open|>call"
                        + " tool=\"f\"¦Hi",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                        + " key=\"s\" type=\"string\"<|sep|>a <b> &"
                        + " \"c\"<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                        + " @f{\"s\": \"a <b> & \\\"c\\\"\"}",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                    + " key=\"a&quot;b&amp;c\""
                    + " type=\"string\"<|sep|>x<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                    + " @f{\"a\\\"b&c\": \"x\"}",
                "<|open|> tools <|sep|><|open|> call tool=\"g\" index=\"0\" <|sep|><|close|> call"
                        + " <|sep|><|close|> tools <|sep|>¦ @g{}",
                "<|open|>other<|sep|>x¦<|open|>other<|sep|>x",
                "<|open|>tools<|sep|><|open|>call tool=\"f\" index=\"0\"<|sep|><|open|>argument"
                    + " key=\"s\""
                    + " type=\"string\"<|sep|><|open|>x<|sep|><|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>¦"
                    + " @f{\"s\": \"<|open|>x<|sep|>\"}",
                "<|open|>response<|sep|>Hi<|close|>response<|sep|><|open|>tools<|sep|><|open|>call"
                    + " tool=\"g\""
                    + " index=\"0\"<|sep|><|close|>call<|sep|><|close|>tools<|sep|><|close|>message<|sep|>¦Hi"
                    + " @g{}"
            })
    void channelsHoldTheResponseAndTheCalls(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new KimiK3ToolParserProvider(), Delivery.WHOLE, text).strip());
    }
}
