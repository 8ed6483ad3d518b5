package dev.parley.parsers.tool.pythonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

class LiteralScannerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1",
                "-0 | -0",
                "+2.5 | 2.5",
                "1_000 | 1000",
                ".5 | 0.5",
                "5. | 5.0",
                "-1e2 | -100.0",
                "0x1F | 31",
                "True | true",
                "null | null",
                "'it''s' | \"its\"",
                "\"a\" 'b' | \"ab\"",
                "'\\'\\x41\\u00e9\\101\\q' | \"'AéA\\\\q\"",
                "r'a\\n' | \"a\\\\n\"",
                "f'{{x}}' | \"{x}\"",
                "'''a'b''' | \"a'b\"",
                "'' | \"\"",
                "() | []",
                "(1) | 1",
                "(1,) | [1]",
                "{} | {}",
                "{1, 2} | [1,2]",
                "{1: 2, 'a': (3, {4})} | {\"1\":2,\"a\":[3,[4]]}",
                "{True: [None, ],} | {\"true\":[null]}"
            })
    void turnsLiteralsIntoJson(String literal, String json) {
        assertEquals(
                JsonMapper.shared().readTree(json),
                JsonMapper.shared().readTree(PythonLiteral.read(literal).orElseThrow().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b'x'",
                "f(1)",
                "x",
                "1 + 2",
                "007",
                "1e999",
                "[",
                "[1",
                "(1]",
                "{1: 2, 3}",
                "{[1]: 2}",
                "{'a':}",
                "[,]",
                "'a",
                "'a\n'",
                "'\\N{DASH}'",
                "f'{x}'",
                "1,2",
                "3j",
                "'\\xg0'",
                "-",
                "."
            })
    void refusesWhatIsNoLiteral(String text) {
        assertTrue(PythonLiteral.read(text).isEmpty());
    }

    @Test
    void passesOnWhatIsCertain() {
        LiteralScanner scanner = new LiteralScanner(Reading.PYTHON);
        "{'k".chars().forEach(c -> scanner.push((char) c));
        assertEquals("", scanner.take());
        "': 'Par".chars().forEach(c -> scanner.push((char) c));
        assertEquals("{\"k\": \"Par", scanner.take());
        "is'".chars().forEach(c -> scanner.push((char) c));
        assertEquals("is", scanner.take());
        scanner.push('}');
        assertEquals("\"}", scanner.take());
    }
}
