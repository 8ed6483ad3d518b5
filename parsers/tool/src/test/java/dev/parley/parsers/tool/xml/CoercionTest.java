package dev.parley.parsers.tool.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.parsers.tool.coerce.Coercion;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// How the XML-like formats read values.
class CoercionTest {

    private static JsonNode schema(String text) {
        return text.isEmpty()
                ? MissingNode.getInstance()
                : JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static String value(Coercion coercion, String text, String schema) {
        return coercion.value(text, schema(schema)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7        | {'type':'integer'}            | 7",
                "7        | {'type':'int32'}              | 7",
                "7        | {'type':'unsigned'}           | 7",
                "7        | {'type':'long'}               | 7",
                "7.5      | {'type':'integer'}            | 7.5",
                "7        | {'type':'number'}             | 7",
                "7.0      | {'type':'number'}             | 7.0",
                "1e3      | {'type':'float64'}            | 1000.0",
                "x        | {'type':'number'}             | \"x\"",
                "TRUE     | {'type':'boolean'}            | true",
                "false    | {'type':'bool'}               | false",
                "1        | {'type':'boolean'}            | 1",
                "maybe    | {'type':'boolean'}            | \"maybe\"",
                "[1]      | {'type':'array'}              | [1]",
                "[1]      | {'type':'list'}               | [1]",
                "[1       | {'type':'array'}              | \"[1\"",
                "{'a':1}  | {'type':'object'}             | {\"a\":1}",
                "{}       | {'type':'dict'}               | {}",
                "7        | {'type':'string'}             | \"7\"",
                "true     | {'type':'varchar'}            | \"true\"",
                "null     | {'type':'string'}             | \"null\"",
                "7        | {'type':['string','integer']} | 7",
                "x        | {'type':['string','integer']} | \"x\"",
                "7        | {'anyOf':[{'type':'integer'},{'type':'null'}]} | 7",
                "null     | {'anyOf':[{'type':'integer'},{'type':'null'}]} | null",
                "7        | {'oneOf':[{'type':'string'},{'type':'number'}]} | 7",
                "7        | {}                            | \"7\"",
                "7        | ``                            | \"7\"",
                "True     | {'type':'object'}             | true",
                "(1, 2)   | {'type':'array'}              | [1,2]"
            })
    void hunyuanTriesTypesInItsOwnOrder(String text, String schema, String json) {
        assertEquals(json, value(new HunyuanCoercion(), text, schema));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'}              | true",
                "{'type':'str'}                 | true",
                "{'type':['string','null']}     | true",
                "{'type':['string','integer']}  | false",
                "{'type':'integer'}             | false",
                "{}                             | true"
            })
    void hunyuanPassesPureStringsOn(String schema, boolean passes) {
        assertEquals(passes, new HunyuanCoercion().keepsText(schema(schema)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` 7 `      | {'type':'string'}             | \" 7 \"",
                "` 7 `      | {'type':'integer'}            | 7",
                "7          | {'type':['string','integer']} | 7",
                "\"7\"      | {'type':'integer'}            | \"7\"",
                "true       | {}                            | true",
                "True       | {}                            | true",
                "None       | ``                            | null",
                "[1, 'a']   | ``                            | [1,\"a\"]",
                "{'a': (1,)} | ``                           | {\"a\":[1]}",
                "` plain `  | ``                            | \"plain\"",
                "``         | ``                            | \"\"",
                "f(1)       | ``                            | \"f(1)\""
            })
    void literalsAreJsonOrPythonButForDeclaredStrings(String text, String schema, String json) {
        assertEquals(json, value(new LiteralCoercion(), text, schema));
    }
}
