package dev.parley.parsers.tool.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"plain\"",
                "\"a\\\"b\"",
                "\"\\\\\"",
                "\"\\/\"",
                "\"\\b\\f\\n\\r\\t\"",
                "\"\\u00e9x\"",
                "\"\\ud83d\\ude00\"",
                "\"é漢\"",
                "\"\\u0041\\u0042\""
            })
    void readsStringsAsJacksonDoes(String quoted) {
        assertEquals(JsonMapper.shared().readTree(quoted).stringValue(), JsonText.unquote(quoted));
    }
}
