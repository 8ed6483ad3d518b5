package dev.parley.parsers.tool.coerce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Optional;

class ScalarTableTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static String text(Optional<JsonNode> value) {
        return value.map(JsonNode::toString).orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "-7, -7",
        "+7, 7",
        "007, 7",
        "1.0, -",
        "1e3, -",
        "0x1, -",
        "'', -",
        "' 1', 1",
        "1_0, 10",
        "--1, -",
        "١, -",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void integers(String text, String json) {
        assertEquals(json, text(Scalars.whole(text)));
    }

    @Test
    void numbersHaveALimit() {
        assertTrue(Scalars.whole("1".repeat(4300)).isPresent());
        assertEquals(Optional.empty(), Scalars.whole("1".repeat(4301)));
        assertEquals(Optional.empty(), Scalars.real("0." + "1".repeat(4301)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "7, 7.0",
        "-7.5, -7.5",
        "+.5, 0.5",
        "5., 5.0",
        "1e3, 1000.0",
        "1E-2, 0.01",
        "., -",
        "e5, -",
        "1e, -",
        "1f, -",
        "1d, -",
        "0x1p3, -",
        "NaN, -",
        "Infinity, -",
        "1e400, -",
        "'', -"
    })
    void reals(String text, String json) {
        assertEquals(json, text(Scalars.real(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "True, true",
        "TRUE, true",
        "false, false",
        "fALSE, false",
        "yes, -",
        "1, -",
        "0, -",
        "'', -",
        "' true', -"
    })
    void truth(String text, String json) {
        assertEquals(json, text(Scalars.truth(text)));
    }

    @ParameterizedTest
    @CsvSource({"null, null", "NULL, null", "None, -", "nil, -", "'', -"})
    void nothing(String text, String json) {
        assertEquals(json, text(Scalars.nothing(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':['string','integer']}                    | integer        |"
                        + " {'type':'integer'}",
                "{'type':['string','integer']}                    | integer[x]     |"
                        + " {'type':'integer'}",
                "{'type':['string','integer']}                    | boolean        |"
                        + " {'type':['string','integer']}",
                "{'type':'string'}                                | string         |"
                        + " {'type':'string'}",
                "{'type':'string'}                                | integer        |"
                        + " {'type':'string'}",
                "{'anyOf':[{'type':'array'},{'type':'null'}]}     | array[integer] |"
                        + " {'type':'array'}",
                "{'anyOf':[{'type':'array'},{'type':'null'}]}     | any            |"
                        + " {'anyOf':[{'type':'array'},{'type':'null'}]}",
                "{'anyOf':[{'type':'array'},{'type':'null'}]}     | ``             |"
                        + " {'anyOf':[{'type':'array'},{'type':'null'}]}"
            })
    void aUnionIsNarrowedToATypeItHas(String schema, String type, String expected) {
        assertEquals(json(expected), SchemaCoercion.narrowed(json(schema), type));
    }

    @Test
    void whereNothingIsDeclaredTheTypeDecides() {
        JsonNode none = MissingNode.getInstance();
        assertEquals(json("{'type':'integer'}"), SchemaCoercion.narrowed(none, "integer"));
        assertSame(none, SchemaCoercion.narrowed(none, "any"));
        assertSame(none, SchemaCoercion.narrowed(none, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'string'}               | true",
                "{'type':['string','null']}      | true",
                "{'type':'integer'}              | false",
                "{}                              | true",
                "{'anyOf':[{'type':'integer'},{'type':'string'}]} | true",
                "{'anyOf':[{'type':'integer'},{'type':'null'}]}   | false",
                "{'enum':['a']}                  | true",
                "{'enum':[1]}                    | false"
            })
    void someSchemasAllowAnyText(String schema, boolean allows) {
        assertEquals(allows, SchemaCoercion.allowsText(json(schema)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"a\"",
                "1",
                "-0.5",
                "1e5",
                "true",
                "false",
                "null",
                " {\"a\": [1]} ",
                "\"\\u00e9\""
            })
    void jsonIsReadAndWritten(String text) {
        JsonNode value = JsonValues.read(text).orElseThrow();
        StringBuilder written = new StringBuilder();
        JsonValues.write(value, written);
        assertEquals(
                JsonMapper.shared().readTree(text).toString(),
                json(written.toString().replace("'", "\\u0027")).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\":}",
                "{a: 1}",
                "'a'",
                "1 2",
                "{} {}",
                "nul",
                "True",
                "01",
                "+1",
                ".5",
                "1.",
                "\"a",
                "\"\n\"",
                "// x"
            })
    void whatIsNoJsonIsNotRead(String text) {
        assertEquals(Optional.empty(), JsonValues.read(text));
    }

    @Nested
    class SchemasOfTools {

        private final ToolSchemas schemas =
                new ToolSchemas(
                        List.of(
                                tool(
                                        "f",
                                        "{'properties':{'a':{'type':'integer'},'r':{'$ref':'#/$defs/x'},'l':{'$ref':'#/$defs/l'},'o':{'$ref':'http://x'},'m':{'$ref':'#/$defs/none'}},'$defs':{'x':{'$ref':'#/$defs/y'},'y':{'type':'null'},'l':{'$ref':'#/$defs/l'}}}"),
                                tool("f", "{'properties':{'a':{'type':'string'}}}")));

        private static ToolDefinition tool(String name, String schema) {
            return new ToolDefinition(name, "", json(schema), Strictness.FREE);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "f | a | {'type':'integer'}",
                    "f | r | {'type':'null'}",
                    "f | l | {'$ref':'#/$defs/l'}",
                    "f | o | {'$ref':'http://x'}",
                    "f | m | {'$ref':'#/$defs/none'}"
                })
        void parametersHaveTheSchemaThatReferencesLeadTo(String tool, String name, String schema) {
            assertEquals(json(schema), schemas.parameter(tool, name));
        }

        @Test
        void unknownNamesHaveNone() {
            assertTrue(schemas.parameter("f", "z").isMissingNode());
            assertTrue(schemas.parameter("g", "a").isMissingNode());
            assertTrue(schemas.parameters("g").isMissingNode());
        }

        @Test
        void onlyKnownToolsAreAcceptedWhereThereAreSome() {
            assertTrue(schemas.accepts("f"));
            assertEquals(false, schemas.accepts("g"));
            assertTrue(new ToolSchemas(List.of()).accepts("g"));
        }
    }
}
