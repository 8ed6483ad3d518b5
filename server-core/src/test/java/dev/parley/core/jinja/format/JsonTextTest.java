package dev.parley.core.jinja.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderLimits;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;

class JsonTextTest {

    private static String json(Value value, JsonText.Style style) {
        return JsonText.of(value, style, new Budget(RenderLimits.UNTRUSTED));
    }

    private static String plain(Value value) {
        return json(value, JsonText.Style.PLAIN);
    }

    @Test
    void separatesWithSpaces() {
        DictValue dict = new DictValue();
        dict.put("b", new ListValue(List.of(Int.of(1), Real.of(2), Bool.TRUE, None.NONE)));
        dict.put("a", new DictValue());
        assertEquals("{\"b\": [1, 2.0, true, null], \"a\": {}}", plain(dict));
    }

    @Test
    void escapesOnlyWhatJsonMust() {
        assertEquals("\"<é>\\\"\\\\\\n\\u0001\u007f/\"", plain(Str.of("<é>\"\\\n\u0001\u007f/")));
    }

    @Test
    void escapesEverythingElseOnRequest() {
        JsonText.Style ascii = new JsonText.Style(true, false, "", ", ", ": ", false);
        assertEquals(
                "\"\\u00e9\\ud83d\\ude00\\u007f\"", json(Str.of("é\ud83d\ude00\u007f"), ascii));
    }

    @Test
    void indents() {
        DictValue dict = new DictValue();
        dict.put("a", new ListValue(List.of(Int.of(1), new ListValue(List.of()))));
        JsonText.Style style = new JsonText.Style(false, true, "  ", ",", ": ", false);
        assertEquals("{\n  \"a\": [\n    1,\n    []\n  ]\n}", json(dict, style));
    }

    @Test
    void sortsKeys() {
        DictValue dict = new DictValue();
        dict.put("b", Int.of(1));
        dict.put("a", Int.of(2));
        assertEquals(
                "{\"a\": 2, \"b\": 1}",
                json(dict, new JsonText.Style(false, false, "", ", ", ": ", true)));
    }

    @Test
    void writesKeysAsText() {
        DictValue dict = new DictValue();
        dict.put(None.NONE, Int.of(1));
        dict.put(Bool.TRUE, Int.of(2));
        dict.put(Real.of(1.5), Int.of(3));
        assertEquals("{\"null\": 1, \"true\": 2, \"1.5\": 3}", plain(dict));
    }

    @Test
    void refusesWhatIsNotData() {
        JinjaException failure =
                assertThrows(JinjaException.class, () -> plain(Undefined.variable("x")));
        assertEquals("Object of type Undefined is not JSON serializable", failure.message());
    }
}
