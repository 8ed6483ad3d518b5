package dev.parley.parsers.tool.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

class ArgumentCoercionTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"type\": \"integer\"}` | `\"3\"` | 3",
                "`{\"type\": \"integer\"}` | `\"3.0\"` | 3",
                "`{\"type\": \"integer\"}` | `\"3.5\"` | `\"3.5\"`",
                "`{\"type\": \"number\"}` | `\"2.5\"` | 2.5",
                "`{\"type\": \"number\"}` | 2 | 2",
                "`{\"type\": \"number\"}` | `\"1e999999999\"` | `\"1e999999999\"`",
                "`{\"type\": \"string\"}` | 1010 | `\"1010\"`",
                "`{\"type\": \"boolean\"}` | `\"True\"` | true",
                "`{\"type\": \"boolean\"}` | 0 | false",
                "`{\"type\": [\"string\", \"null\"]}` | `\"null\"` | `\"null\"`",
                "`{\"type\": [\"integer\", \"null\"]}` | `\"null\"` | null",
                "`{\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"array\"}]}` | `\"[1]\"` | [1]",
                "`{\"enum\": [1, 2]}` | `\"2\"` | 2",
                "`{}` | `\"3\"` | `\"3\"`",
                "`{\"items\": {\"type\": \"integer\"}}` | `[\"1\", 2]` | [1, 2]",
                "`{\"properties\": {\"a\": {\"type\": \"integer\"}}}` | `{\"a\": \"1\", \"b\":"
                        + " \"2\"}` | `{\"a\": 1, \"b\": \"2\"}`"
            })
    void valuesTakeTheTypeOfTheSchema(String schema, String written, String fitting) {
        assertEquals(
                JSON.readTree(fitting),
                JSON.readTree(
                        ArgumentCoercion.coerce(JSON.readTree(written), JSON.readTree(schema))
                                .toString()));
    }
}
