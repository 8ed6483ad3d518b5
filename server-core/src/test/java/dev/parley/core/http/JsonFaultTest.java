package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

/// The expectations are what `json.loads` of CPython 3.12 says.
class JsonFaultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":            | 9  | Expecting value",
                "{\"a\": 1,}            | 8  | Expecting property name enclosed in double quotes",
                "{a: 1}                 | 1  | Expecting property name enclosed in double quotes",
                "{\"a\" 1}              | 5  | Expecting ':' delimiter",
                "{\"a\": 1 \"b\": 2}    | 8  | Expecting ',' delimiter",
                "[1 2]                  | 3  | Expecting ',' delimiter",
                "[1,]                   | 3  | Expecting value",
                "[                      | 1  | Expecting value",
                "{\"a\": \"b            | 6  | Unterminated string starting at",
                "[\"\\x\"]              | 2  | Invalid \\escape",
                "[\"\\u12g4\"]          | 3  | Invalid \\uXXXX escape",
                "{} {}                  | 3  | Extra data",
                "01                     | 1  | Extra data",
                "[1.]                   | 2  | Expecting ',' delimiter",
                "[-]                    | 1  | Expecting value",
                "nul                    | 0  | Expecting value",
                "[\"\uD83D\uDE00\", x]  | 6  | Expecting value",
            })
    void findsWhatPythonFinds(String text, int position, String message) {
        assertEquals(Optional.of(new JsonFault(position, message)), JsonFault.find(text));
    }

    @Test
    void findsControlCharacters() {
        assertEquals(
                Optional.of(new JsonFault(2, "Invalid control character at")),
                JsonFault.find("[\"\n\"]"));
    }

    @Test
    void findsTheEndOfAnUnfinishedEscape() {
        assertEquals(
                Optional.of(new JsonFault(1, "Unterminated string starting at")),
                JsonFault.find("[\"\\"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "{\"a\":[1,-0.5e+3,true,null,NaN,-Infinity,\"\\u00e4\\n\"],\"b\":{\"c\":\"\"}}",
                "0",
                "\"x\""
            })
    void findsNothingInJson(String text) {
        assertEquals(Optional.empty(), JsonFault.find(text));
    }
}
