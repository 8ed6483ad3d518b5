package dev.parley.parsers.tool.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.parsers.tool.coerce.SchemaCoercion;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values that a model wrote with another type than the schema asks for.
class ArgumentTypesTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'7'         | {'type':'integer'}             | 7",
                "'7.0'       | {'type':'integer'}             | 7.0",
                "'7.5'       | {'type':'integer'}             | 7.5",
                "7.0         | {'type':'integer'}             | 7.0",
                "'x'         | {'type':'integer'}             | 'x'",
                "'7.5'       | {'type':'number'}              | 7.5",
                "'7.0'       | {'type':'number'}              | 7",
                "7           | {'type':'number'}              | 7",
                "'1e999'     | {'type':'number'}              | '1e999'",
                "'true'      | {'type':'boolean'}             | true",
                "'FALSE'     | {'type':'boolean'}             | false",
                "1           | {'type':'boolean'}             | true",
                "0           | {'type':'boolean'}             | false",
                "2           | {'type':'boolean'}             | 2",
                "'null'      | {'type':'null'}                | null",
                "'NULL'      | {'type':['integer','null']}    | null",
                "null        | {'type':'integer'}             | null",
                "7           | {'type':'string'}              | '7'",
                "true        | {'type':'string'}              | 'true'",
                "'{}'        | {'type':'object'}              | {}",
                "'[1]'       | {'type':'array'}               | [1]",
                "'[1]'       | {'type':'object'}              | [1]",
                "'x'         | {'type':'object'}              | 'x'",
                "'7'         | {'type':['string','integer']}  | 7",
                "'7'         | {'anyOf':[{'type':'integer'},{'type':'null'}]} | 7",
                "'7'         | {'oneOf':[{'type':'integer'}]} | 7",
                "'7'         | {'allOf':[{'type':'integer'}]} | 7",
                "'7'         | {'enum':[7,8]}                 | 7",
                "'b'         | {'enum':['a','b']}             | 'b'",
                "'7'         | {}                             | '7'",
                "'7'         | {'type':'money'}               | 7",
                "['1','2']   | {'type':'array','items':{'type':'integer'}} | [1,2]",
                "{'a':'1','b':'2'} | {'properties':{'a':{'type':'integer'}}} | {'a':1,'b':'2'}",
                "{'a':{'b':['1']}} |"
                        + " {'properties':{'a':{'properties':{'b':{'items':{'type':'number'}}}}}} |"
                        + " {'a':{'b':[1]}}"
            })
    void becomeWhatItAsksForWhereTheyCan(String value, String schema, String expected) {
        assertEquals(
                json(expected).toString(),
                SchemaCoercion.coerced(json(value), json(schema)).toString());
    }
}
