package dev.parley.router.generate.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

class FieldsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Violations violations = new Violations();

    private Fields fields(String json) {
        return Fields.body((ObjectNode) JSON.readTree(json.replace('\'', '"')), violations);
    }

    @Nested
    class WhenAValueCanBeConverted {

        @ParameterizedTest
        @ValueSource(strings = {"5", "'5'", "5.0", "' 5 '", "'5.0'", "'+5'"})
        void readsWholeNumbers(String value) {
            assertEquals(OptionalLong.of(5), fields("{'x':%s}".formatted(value)).whole("x"));
            assertTrue(violations.none());
        }

        @Test
        void readsTrueAsOne() {
            assertEquals(OptionalLong.of(1), fields("{'x':true}").whole("x"));
            assertEquals(OptionalDouble.of(1), fields("{'x':true}").number("x"));
        }

        @ParameterizedTest
        @CsvSource({
            "true,true",
            "1,true",
            "1.0,true",
            "'''yes''',true",
            "'''OFF''',false",
            "0,false"
        })
        void readsFlags(String value, boolean expected) {
            assertEquals(Optional.of(expected), fields("{'x':%s}".formatted(value)).flag("x"));
        }

        @Test
        void readsNumbersWrittenAsTexts() {
            assertEquals(OptionalDouble.of(1.5), fields("{'x':'1.5'}").number("x"));
            assertTrue(Double.isNaN(fields("{'x':'nan'}").number("x").orElseThrow()));
        }

        @Test
        void keepsNumbersBeyond64BitsNearest() {
            assertEquals(OptionalLong.of(Long.MAX_VALUE), fields("{'x':1e30}").whole("x"));
        }

        @Test
        void takesNullForAbsentUnlessThereIsAFallback() {
            assertEquals(OptionalLong.empty(), fields("{'x':null}").whole("x"));
            assertTrue(violations.none());
            assertEquals(3, fields("{'x':null}").whole("x", 3));
            assertEquals(
                    "1 validation error:\n  {'type': 'int_type', 'loc': 'body.x', 'msg': "
                            + "'Input should be a valid integer', 'input': 'None'}",
                    message());
        }
    }

    @Nested
    class WhenAValueDoesNotFit {

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '`',
                value = {
                    "3.5 ~ int_from_float ~ Input should be a valid integer, got a number with a"
                            + " fractional part",
                    "'x' ~ int_parsing ~ Input should be a valid integer, unable to parse string as"
                            + " an integer",
                    "[] ~ int_type ~ Input should be a valid integer"
                })
        void saysWhyItIsNoWholeNumber(String value, String type, String message) {
            fields("{'x':%s}".formatted(value)).whole("x");

            assertTrue(
                    message()
                            .contains(
                                    "'type': '%s', 'loc': 'body.x', 'msg': '%s'"
                                            .formatted(type, message)));
        }

        @Test
        void namesBounds() {
            fields("{'x':9}").whole("x", 0, 5);

            assertEquals(
                    "1 validation error:\n"
                        + "  {'type': 'less_than_equal', 'loc': 'body.x', 'msg': 'Input should be"
                        + " less than or equal to 5', 'input': '9', 'ctx': {'le': 5}}",
                    message());
        }

        @Test
        void listsTheValuesAllowed() {
            fields("{'x':'c'}").literal("x", List.of("a", "b"));

            assertTrue(message().contains("\"Input should be 'a' or 'b'\""), message());
        }

        @Test
        void gathersFaultsAndNamesTheFirst() {
            Fields fields = fields("{'a':[],'b':5,'c':{'d':{}}}");
            fields.flag("a");
            fields.text("b");
            fields.object("c").orElseThrow().number("d");

            InvalidRequest refusal = assertThrows(InvalidRequest.class, violations::check);
            assertEquals(Optional.of("body.a"), refusal.parameter());
            assertEquals("Bad Request", refusal.type());
            assertTrue(refusal.getMessage().startsWith("3 validation errors:\n"));
            assertTrue(refusal.getMessage().contains("'loc': 'body.c.d'"));
            assertTrue(refusal.getMessage().contains("'input': '<dict of 0 items>'"));
        }

        @Test
        void showsTenFaultsAtMost() {
            fields("{'x':[[],[],[],[],[],[],[],[],[],[],[],[]]}").integers("x");

            assertTrue(message().endsWith("\n  ...and 2 more errors"), message());
        }

        @Test
        void cutsLongInput() {
            fields("{'x':'%s'}".formatted("y".repeat(300))).whole("x");

            assertTrue(message().contains("y".repeat(200) + "...[truncated]'"), message());
        }
    }

    private String message() {
        return assertThrows(InvalidRequest.class, violations::check).getMessage();
    }
}
