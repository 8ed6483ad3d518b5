package dev.parley.parsers.tool.coerce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class SchemaCoercionTest {

    private final SchemaCoercion coercion = new SchemaCoercion();

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private String coerced(String text, String schema) {
        StringBuilder json = new StringBuilder();
        JsonValues.write(coercion.value(text, json(schema)), json);
        return json.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42 | {\"type\": \"integer\"} | 42",
                "` 7\n` | {\"type\": \"int64\"} | 7",
                "3.0 | {\"type\": \"integer\"} | 3.0",
                "1e3 | {\"type\": \"integer\"} | 1000.0",
                "1e3 | {\"type\": \"number\"} | 1000",
                "1_000 | {\"type\": \"integer\"} | 1000",
                "1__0 | {\"type\": \"integer\"} | `\"1__0\"`",
                ".5 | {\"type\": \"number\"} | 0.5",
                "5. | {\"type\": [\"integer\", \"string\"]} | `\"5.\"`",
                "12345678901234567890 | {\"type\": \"number\"} | 12345678901234567168",
                "[1e999] | {\"type\": \"array\"} | `\"[1e999]\"`",
                "5 | {\"type\": \"object\"} | 5",
                "[-0.0, 1e2] | {\"type\": \"array\"} | `[-0.0, 100.0]`",
                "3.5 | {\"type\": \"integer\"} | 3.5",
                "2.0 | {\"type\": \"number\"} | 2",
                "1e999 | {\"type\": \"number\"} | `\"1e999\"`",
                "TRUE | {\"type\": \"boolean\"} | true",
                "0 | {\"type\": \"bool\"} | false",
                "yes | {\"type\": \"boolean\"} | `\"yes\"`",
                "Null | {\"type\": [\"string\", \"null\"]} | null",
                "null | {\"type\": \"string\"} | `\"null\"`",
                "none | {\"type\": \"null\"} | `\"none\"`",
                "7 | {\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"string\"}]} | 7",
                "7 | {\"type\": \"interval\"} | 7",
                "7 | {} | `\"7\"`",
                "[1, 2] | {\"enum\": [[1, 2], {}]} | `[1, 2]`",
                "{a} | {\"type\": \"object\"} | `\"{a}\"`"
            })
    void triesTheTypesOfTheSchema(String text, String schema, String value) {
        assertEquals(value, coerced(text, schema));
    }

    @Test
    void reachesNestedValues() {
        String schema =
                "{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"array\", \"items\":"
                        + " {\"type\": \"integer\"}}, \"s\": {\"type\": \"string\"}}}";
        String written = "{\"n\": [\"1\", 2], \"s\": 3, \"x\": \"4\"}";

        assertEquals(
                "{\"n\": [1, 2], \"s\": \"3\", \"x\": \"4\"}",
                JsonValues.written(SchemaCoercion.coerced(json(written), json(schema))));
        assertEquals(written, coerced(written, schema));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3 | {\"type\": \"string\"} | `\"3\"`",
                "true | {\"type\": \"string\"} | `\"true\"`",
                "null | {\"type\": \"string\"} | `\"null\"`",
                "null | {\"type\": [\"integer\", \"null\"]} | null",
                "1 | {\"type\": \"boolean\"} | true",
                "1 | {\"type\": [\"integer\", \"boolean\"]} | 1",
                "2.0 | {\"type\": \"number\"} | 2",
                "2.0 | {\"type\": \"integer\"} | 2.0",
                "3 | {} | `\"3\"`",
                "3 | true | 3",
                "{\"a\": \"1\"} | {\"type\": \"string\"} | {\"a\": \"1\"}",
                "[\"1\", 2] | {\"items\": {\"type\": \"integer\"}} | `[1, 2]`",
                "[\"1\", 2] | {\"type\": \"array\"} | `[\"1\", 2]`"
            })
    void valuesThatAreNoTextAreMadeToFitToo(String written, String schema, String value) {
        assertEquals(
                value, JsonValues.written(SchemaCoercion.coerced(json(written), json(schema))));
    }

    @Test
    void nothingButStringsMayPassWhileTheyArrive() {
        assertTrue(coercion.keepsText(MissingNode.getInstance()));
        assertTrue(coercion.keepsText(json("{\"type\": \"string\"}")));
        assertFalse(coercion.keepsText(json("{\"type\": [\"string\", \"null\"]}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1 2", "NaN", "{'a': 1}"})
    void whatIsNoJsonIsNotRead(String text) {
        assertTrue(JsonValues.read(text).isEmpty());
    }

    @Test
    void writesTextThatReadsBack() {
        String text = "q\"\\\n\r\t\u0001é\ud83d\ude00";
        StringBuilder quoted = new StringBuilder();
        JsonValues.quote(text, quoted);
        assertEquals(text, json(quoted.toString()).stringValue());
    }
}
