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
                "3.0 | {\"type\": \"integer\"} | 3",
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
        assertEquals(
                "{\"n\": [1, 2], \"s\": \"3\", \"x\": \"4\"}",
                coerced("{\"n\": [\"1\", 2], \"s\": 3, \"x\": \"4\"}", schema));
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
