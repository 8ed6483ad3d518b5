package dev.parley.parsers.tool.dots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

class ParameterTypesTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static String written(String text, String property) {
        JsonNode schema =
                json(
                        "{'properties':{'p':"
                                + property
                                + "},'$defs':{'n':{'type':'integer'},'r':{'$ref':'#/$defs/n'},'loop':{'$ref':'#/$defs/loop'}}}");
        return json(ParameterTypes.json(Map.of("p", text), schema)).get("p").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7      | {'type':'integer'}          | 7",
                "7.0    | {'type':'integer'}          | \"7.0\"",
                "7.5    | {'type':'integer'}          | \"7.5\"",
                "7.50   | {'type':'number'}           | 7.5",
                "x      | {'type':'number'}           | \"x\"",
                "1e999  | {'type':'number'}           | \"1e999\"",
                "true   | {'type':'boolean'}          | true",
                "1      | {'type':'boolean'}          | true",
                "false  | {'type':'boolean'}          | false",
                "0      | {'type':'boolean'}          | false",
                "True   | {'type':'boolean'}          | true",
                "{}     | {'type':'object'}           | {}",
                "[1]    | {'type':'array'}            | [1]",
                "[1     | {'type':'array'}            | \"[1\"",
                "null   | {'type':'string'}           | null",
                "7      | {'type':'string'}           | \"7\"",
                "7      | {}                          | \"7\"",
                "7      | {'type':['null','integer']} | 7",
                "7      | {'anyOf':[{'type':'null'},{'type':'integer'}]} | 7",
                "7      | {'oneOf':[{'$ref':'#/$defs/n'}]} | 7",
                "7      | {'$ref':'#/$defs/n'}        | 7",
                "7      | {'$ref':'#/$defs/r'}        | 7",
                "7      | {'$ref':'#/$defs/none'}     | \"7\"",
                "7      | {'$ref':'#/$defs/loop'}     | \"7\"",
                "7      | {'$ref':'other.json'}       | \"7\""
            })
    void areThoseOfTheSchema(String text, String property, String value) {
        assertEquals(value, written(text, property));
    }

    @Test
    void withoutASchemaAllIsText() {
        assertEquals(
                "{\"p\":\"7\"}", ParameterTypes.json(Map.of("p", "7"), ParameterTypes.NO_SCHEMA));
    }
}
