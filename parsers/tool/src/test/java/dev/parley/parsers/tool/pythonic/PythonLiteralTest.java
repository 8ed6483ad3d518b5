package dev.parley.parsers.tool.pythonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.stream.Stream;

/// Literals as Python reads them.
class PythonLiteralTest {

    private static String json(String literal) {
        return PythonLiteral.read(literal).map(Object::toString).orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "00, 0",
        "0_0, 0",
        "-7, -7",
        "+7, 7",
        "1_2_3, 123",
        "0xff, 255",
        "0XFF, 255",
        "0x_f, 15",
        "-0x10, -16",
        "1.5, 1.5",
        "1., 1.0",
        ".25, 0.25",
        "1e3, 1000.0",
        "1E+3, 1000.0",
        "1e-3, 0.001",
        "1_0.5_0, 10.5",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void numbers(String literal, String json) {
        assertEquals(
                JsonMapper.shared().readTree(json).decimalValue().stripTrailingZeros(),
                PythonLiteral.read(literal).orElseThrow().decimalValue().stripTrailingZeros());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01", "1__0", "_1", "1_", "0x", "0xg", "1e", "1e+", "--1", "+-1", "1.2.3", "1e5.0",
                "0o7", "0b1", "1j", "inf", "nan", "1a", "e5", "1e400"
            })
    void whatIsNoNumber(String text) {
        assertEquals(Optional.empty(), PythonLiteral.read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "True, true",
        "true, true",
        "False, false",
        "false, false",
        "None, null",
        "null, null"
    })
    void constants(String literal, String json) {
        assertEquals(json, json(literal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "none", "NULL", "Nil", "undefined", "x", "a.b", "True1"})
    void otherNamesAreNone(String text) {
        assertEquals(Optional.empty(), PythonLiteral.read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a'              | a",
                "\"a\"            | a",
                "'a\"b'           | a\"b",
                "\"a'b\"          | a'b",
                "'a' 'b'          | ab",
                "'a'\"b\"'c'      | abc",
                "'''a'''          | a",
                "'''a''b'''       | a''b",
                "\"\"\"a\"\"\"    | a",
                "''''a'''         | 'a",
                "r'a\\b'          | a\\b",
                "R'a\\b'          | a\\b",
                "u'a'             | a",
                "f'a'             | a",
                "f'{{a}}'         | {a}",
                "rf'a\\b'         | a\\b",
                "Fr'a\\b'         | a\\b",
                "'\\\\'           | \\",
                "'\\''            | '",
                "'\\x41'          | A",
                "'\\u0041'        | A",
                "'\\U00000041'    | A",
                "'\\101'          | A",
                "'\\1018'         | A8",
                "'\\d'            | \\d",
                "'é漢😀'          | é漢😀",
                "'\\U0001F600'    | 😀"
            })
    void strings(String literal, String text) {
        assertEquals(text, PythonLiteral.read(literal).orElseThrow().stringValue());
    }

    @Test
    void escapesOfControlCharacters() {
        assertEquals(
                "\n\t\r\b\f\u000b\u0007\u0007x",
                PythonLiteral.read("'\\n\\t\\r\\b\\f\\v\\a\\7x'").orElseThrow().stringValue());
    }

    @Test
    void anEscapedLineBreakIsNone() {
        assertEquals("ab", PythonLiteral.read("'a\\\nb'").orElseThrow().stringValue());
    }

    @Test
    void onlyLongStringsHoldLineBreaks() {
        assertEquals("a\nb", PythonLiteral.read("'''a\nb'''").orElseThrow().stringValue());
        assertEquals(Optional.empty(), PythonLiteral.read("'a\nb'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a",
                "'a\\'",
                "'''a''",
                "b'a'",
                "rb'a'",
                "f'{a}'",
                "f'}'",
                "'\\x4'",
                "'\\u004'",
                "'\\UFFFFFFFF'",
                "'\\N{DASH}'",
                "'a' 1",
                "1 'a'",
                "'a'b"
            })
    void whatIsNoString(String text) {
        assertEquals(Optional.empty(), PythonLiteral.read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                    | []",
                "[1]                   | [1]",
                "[1,]                  | [1]",
                "[ 1 , 2 ]             | [1,2]",
                "[[],[[]]]             | [[],[[]]]",
                "()                    | []",
                "(1,)                  | [1]",
                "(1, 2)                | [1,2]",
                "(1)                   | 1",
                "((1, 2))              | [1,2]",
                "('a' 'b')             | \"ab\"",
                "{}                    | {}",
                "{1}                   | [1]",
                "{1, 2}                | [1,2]",
                "{1,}                  | [1]",
                "{'a': 1}              | {\"a\":1}",
                "{'a': 1,}             | {\"a\":1}",
                "{'a': {'b': [1, (2,)]}} | {\"a\":{\"b\":[1,[2]]}}",
                "{1: 2}                | {\"1\":2}",
                "{1.5: 2}              | {\"1.5\":2}",
                "{None: 1}             | {\"null\":1}",
                "{'a' 'b': 'c' 'd'}    | {\"ab\":\"cd\"}",
                "[{'a': 1}, {2}, (3)]  | [{\"a\":1},[2],3]"
            })
    void containers(String literal, String json) {
        assertEquals(json, json(literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "[1",
                "[1 2]",
                "[,1]",
                "[1,,2]",
                "(",
                "(,)",
                "(1",
                "(1]",
                "{",
                "{,}",
                "{1: 2, 3}",
                "{1, 2: 3}",
                "{'a'}:1",
                "{'a': }",
                "{'a' 1}",
                "{: 1}",
                "{[1]: 2}",
                "{{}: 2}",
                "{'a': 1 'b': 2}",
                "[1]]",
                "[1];",
                "[x]",
                "[f()]",
                "[1 + 1]",
                "[*a]"
            })
    void whatIsNoContainer(String text) {
        assertEquals(Optional.empty(), PythonLiteral.read(text));
    }

    @Test
    void nestingHasALimit() {
        assertTrue(PythonLiteral.read("[".repeat(200) + "]".repeat(200)).isPresent());
        assertEquals(Optional.empty(), PythonLiteral.read("[".repeat(201) + "]".repeat(201)));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("007", "7"),
                Arguments.of("-01", "-1"),
                Arguments.of("'a\nb'", "\"a\\nb\""),
                Arguments.of("'it's'", "\"it's\""),
                Arguments.of("'a 'b' c'", "\"a 'b' c\""),
                Arguments.of("[01, 'x'y']", "[1,\"x'y\"]"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void someMistakesAreRepairedWhereAFormatSaysSo(String literal, String json) {
        LiteralScanner scanner = new LiteralScanner(Reading.REPAIRED);
        for (char c : (literal + ",").toCharArray()) {
            scanner.push(c);
        }
        assertEquals(
                JsonMapper.shared().readTree(json),
                JsonMapper.shared().readTree(scanner.take()),
                literal);
    }

    /// What was taken out is never taken back.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 'a', {'b': (2, 3), 'c': {4, 5}}]",
                "{'x': [True, None], 'y': 'it' 's'}",
                "({'a': ((1,), ())},)",
                "'\\u00e9\\U0001F600é😀'",
                "{{1}.x"
            })
    void piecesJoinToTheWhole(String literal) {
        LiteralScanner whole = new LiteralScanner(Reading.PYTHON);
        LiteralScanner pieces = new LiteralScanner(Reading.PYTHON);
        StringBuilder joined = new StringBuilder();
        for (char c : literal.toCharArray()) {
            whole.push(c);
            pieces.push(c);
            joined.append(pieces.take());
        }
        whole.push(',');
        pieces.push(',');
        joined.append(pieces.take());
        assertEquals(whole.take(), joined.toString());
    }
}
