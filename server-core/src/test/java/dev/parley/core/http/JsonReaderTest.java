package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

class JsonReaderTest {

    private final JsonReader reader = new JsonReader(1 << 20);

    private ObjectNode parse(String body) {
        return reader.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    class Numbers {

        @Test
        void stayExact() {
            ObjectNode body =
                    parse(
                            "{\"i\": 123456789012345678901234567890, \"d\":"
                                    + " 0.1000000000000000000001}");
            assertEquals(
                    new BigInteger("123456789012345678901234567890"),
                    body.get("i").bigIntegerValue());
            assertEquals(new BigDecimal("0.1000000000000000000001"), body.get("d").decimalValue());
        }

        @Test
        void mayBeNotANumber() {
            ObjectNode body = parse("{\"n\": NaN, \"p\": Infinity, \"m\": -Infinity}");
            assertTrue(Double.isNaN(body.get("n").doubleValue()));
            assertEquals(Double.POSITIVE_INFINITY, body.get("p").doubleValue());
            assertEquals(Double.NEGATIVE_INFINITY, body.get("m").doubleValue());
        }

        @Test
        void withHugeExponentsAreInfiniteOrZero() {
            ObjectNode body = parse("{\"big\": 1e999999999, \"small\": 1e-999999999}");
            assertEquals(Double.POSITIVE_INFINITY, body.get("big").doubleValue());
            assertEquals(0.0, body.get("small").doubleValue());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null           | missing               | body",
                "[]             | model_attributes_type | body",
                "[1, 2]         | model_attributes_type | body",
                "\"it's\"       | model_attributes_type | body",
                "5              | model_attributes_type | body",
                "true           | model_attributes_type | body",
                "{\"a\": 1,}    | json_invalid          | body.8",
                "{} x           | json_invalid          | body.3",
                "`  `           | json_invalid          | body.2",
            })
    void saysWhatIsWrongWithTheWholeBody(String body, String type, String parameter) {
        InvalidRequest refused = assertThrows(InvalidRequest.class, () -> parse(body));
        assertEquals(400, refused.status());
        assertEquals("Bad Request", refused.type());
        assertEquals(Optional.of(parameter), refused.parameter());
        assertTrue(
                refused.getMessage().startsWith("1 validation error:\n  {'type': '" + type + "'"),
                refused.getMessage());
    }

    @Test
    void describesWhatIsNotAnObjectAsPythonWould() {
        assertEquals(
                "1 validation error:\n"
                    + "  {'type': 'model_attributes_type', 'loc': 'body', 'msg': 'Input should be a"
                    + " valid dictionary or object to extract fields from', 'input': \"it's\"}",
                assertThrows(InvalidRequest.class, () -> parse("\"it's\"")).getMessage());
    }

    @Test
    void takesTwoHundredLevelsAndNoMore() {
        String inner = "[".repeat(199) + "]".repeat(199);
        assertEquals(1, parse("{\"a\":" + inner + "}").size());
        assertThrows(InvalidRequest.class, () -> parse("{\"a\":[" + inner + "]}"));
    }

    @ParameterizedTest
    @CsvSource({"1e400, Infinity", "-1e309, -Infinity", "1e999999, Infinity", "1e-999999, 0.0"})
    void readsNumbersBeyondADoubleAsPythonDoes(String number, double value) {
        assertEquals(value, parse("{\"a\":" + number + "}").get("a").doubleValue());
    }

    @Test
    void refusesAnExponentBeyondAllBounds() {
        InvalidRequest refused =
                assertThrows(InvalidRequest.class, () -> parse("{\"a\":0.12345e5678901234567890}"));

        assertTrue(refused.getMessage().contains("exponent"), refused::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"'22c328', 1", "'2261ed a080', 2", "'22c080', 1", "'22f0', 1", "'22ff', 1"})
    void findsInvalidUtf8(String hex, int offset) {
        byte[] body = HexFormat.of().parseHex(hex.replace(" ", ""));
        InvalidRequest refused = assertThrows(InvalidRequest.class, () -> reader.parse(body));
        assertEquals(Optional.of("body." + offset), refused.parameter());
    }
}
