package dev.parley.parsers.tool.coerce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

class ScalarsTest {

    private static String text(Optional<JsonNode> value) {
        return value.map(JsonNode::toString).orElse("-");
    }

    @Test
    void wholeNumbersHaveDigitsOnly() {
        assertEquals("7", text(Scalars.whole("007")));
        assertEquals("-12", text(Scalars.whole("-12")));
        assertEquals("-", text(Scalars.whole("1.0")));
        assertEquals("-", text(Scalars.whole("")));
    }

    @Test
    void realNumbersKeepTheirFraction() {
        assertEquals("3.0", text(Scalars.real("3")));
        assertEquals("0.5", text(Scalars.real(".5")));
        assertEquals("1000.0", text(Scalars.real("1e3")));
    }

    @Test
    void whatOnlyJavaTakesForANumberIsNone() {
        assertEquals("-", text(Scalars.real("1f")));
        assertEquals("-", text(Scalars.real("NaN")));
        assertEquals("-", text(Scalars.real("1e999")));
    }

    @Test
    void wordsCountInAnyCase() {
        assertEquals("true", text(Scalars.truth("True")));
        assertEquals("false", text(Scalars.truth("FALSE")));
        assertTrue(Scalars.truth("1").isEmpty());
        assertEquals("null", text(Scalars.nothing("Null")));
        assertTrue(Scalars.nothing("none").isEmpty());
    }
}
