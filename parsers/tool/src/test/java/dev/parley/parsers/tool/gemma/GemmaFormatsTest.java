package dev.parley.parsers.tool.gemma;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.ShownReply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls in Gemma's formats.
class GemmaFormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<|tool_call>call:g{}<tool_call|>¦ @g{}",
                "<|tool_call>call:f{s:<|\"|>a<|\"|>}<tool_call|>¦ @f{\"s\": \"a\"}",
                "<|tool_call>call:f{s:<|\"|>a,b}<|\"|>,n:1}<tool_call|>¦ @f{\"s\": \"a,b}\", \"n\":"
                        + " 1}",
                "<|tool_call>call:f{n:1,b:true,x:1.5}<tool_call|>¦ @f{\"n\": 1, \"b\": true, \"x\":"
                        + " 1.5}",
                "<|tool_call>call:f{l:[1,2]}<tool_call|>¦ @f{\"l\": [1, 2]}",
                "<|tool_call>call:f{o:{k:1}}<tool_call|>¦ @f{\"o\": {\"k\": 1}}",
                "<|tool_call>call:f{u:null}<tool_call|>¦ @f{\"u\": null}",
                "<|tool_call>call:f{ n : 1 , b : true }<tool_call|>¦ @f{\"n\": 1, \"b\": true}",
                "<|tool_call>call:f{n:1}<tool_call|><|tool_call>call:g{}<tool_call|>¦ @f{\"n\": 1}"
                        + " @g{}",
                "a <|tool_call>call:g{}<tool_call|> b¦a @g{}",
                "<|tool_call>call:f(n:1)<tool_call|>¦ @f{\"n\": 1}",
                "<|tool_call>:f{n:1}<tool_call|>¦ @f{\"n\": 1}",
                "<|tool_call>call:f{n:1¦ @f{\"n\": 1}",
                "<|tool_call>call:f{s:<|\"|>abc¦ @f{\"s\": \"abc\"}",
                "<|tool_call>call:f{s:}<tool_call|>¦ @f{\"s\": \"\"}",
                "<|tool_call>call:f{<|\"|>s<|\"|>:<|\"|>a<|\"|>}<tool_call|>¦ @f{\"s\": \"a\"}",
                "<|tool_call>call:f{s:<|\"|><|\"|>}<tool_call|>¦ @f{\"s\": \"\"}",
                "<|tool_call>call:f{l:[],o:{}}<tool_call|>¦ @f{\"l\": [], \"o\": {}}",
                "<|tool_call>call:f{z:7}<tool_call|>¦ @f{\"z\": \"7\"}"
            })
    void valuesAreTypedByTheSchema(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new Gemma4ToolParserProvider(), Delivery.WHOLE, text).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain¦plain",
                "<start_function_call>call:g{}<end_function_call>¦ @g{}",
                "<start_function_call>call:f{s:<escape>a<escape>}<end_function_call>¦ @f{\"s\":"
                        + " \"a\"}",
                "<start_function_call>call:f{s:<escape>7<escape>}<end_function_call>¦ @f{\"s\": 7}",
                "<start_function_call>call:f{s:<escape>\"7\"<escape>}<end_function_call>¦ @f{\"s\":"
                        + " \"7\"}",
                "<start_function_call>call:f{s:<escape>a<escape>,n:<escape>[1]<escape>}<end_function_call>¦"
                    + " @f{\"s\": \"a\", \"n\": [1]}",
                "<start_function_call>call:f{n:1}<end_function_call>¦ @f{\"n\": 1}",
                "a <start_function_call>call:f{n:<escape>1<escape>}<end_function_call> b¦a"
                        + " @f{\"n\": 1}",
                "<start_function_call>call:f{n:<escape>true<escape>¦ @f{\"n\": true}"
            })
    void valuesAreWhatTheyLookLike(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new FunctionGemmaToolParserProvider(), Delivery.WHOLE, text).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a <|tool_call>call:g{}<tool_call|> b¦a  b @g{}",
                "<|tool_call>call:g{}<tool_call|> b¦ b @g{}",
                "a<|tool_call¦a<|tool_call",
                "  <|tool_call>call:g{}<tool_call|>¦ @g{}"
            })
    void aStreamShowsTextAroundCalls(String text, String expected) {
        assertEquals(
                expected.strip(),
                ShownReply.of(new Gemma4ToolParserProvider(), Delivery.STREAMED, text).strip());
    }
}
