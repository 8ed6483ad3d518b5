package dev.parley.router.generate.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

class PythonTextTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "1, 1.0", "-0.0, -0.0", "0.1, 0.1", "1e15, 1000000000000000.0", "1e16, 1e+16",
                "1.5e300, 1.5e+300",
        "0.0001, 0.0001", "0.00001, 1e-05", "-2.5, -2.5", "NaN, nan", "Infinity, inf",
                "123456.75, 123456.75"
    })
    void printsFloats(double value, String expected) {
        assertEquals(expected, PythonText.of(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"text\" ~ text",
                "null ~ None",
                "true ~ True",
                "[1, \"a\", null] ~ [1, 'a', None]",
                "{\"a\": [false, 1.0]} ~ {'a': [False, 1.0]}",
                "99999999999999999999 ~ 99999999999999999999"
            })
    void printsJson(String json, String expected) {
        assertEquals(expected, PythonText.of(JSON.readTree(json)));
    }

    @Test
    void choosesQuotesAndEscapes() {
        assertEquals("'a'", PythonText.quote("a"));
        assertEquals("\"it's\"", PythonText.quote("it's"));
        assertEquals("'\\'\"'", PythonText.quote("'\""));
        assertEquals("'\\\\\\n\\x00'", PythonText.quote("\\\n\0"));
    }
}
