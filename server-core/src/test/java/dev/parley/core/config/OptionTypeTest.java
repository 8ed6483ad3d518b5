package dev.parley.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.OptionType.Choice;
import dev.parley.core.config.OptionType.Json;
import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Notation;
import dev.parley.core.config.OptionType.Switch;
import dev.parley.core.config.OptionType.Text;
import dev.parley.core.config.OptionType.Texts;
import dev.parley.core.config.OptionType.Whole;

import org.junit.jupiter.api.Test;

import java.util.List;

class OptionTypeTest {

    private static final Whole PORT = new Whole(0, 65_535, "", Notation.PLAIN);

    @Test
    void readsSwitchesInSeveralWords() {
        Switch type = new Switch(Negation.NEGATABLE);
        assertEquals(
                List.of("true", "true", "false", "false"),
                List.of("on", "1", "False", "no").stream().map(type::canonical).toList());
    }

    @Test
    void refusesASwitchThatIsNeither() {
        assertReason("is neither true nor false", new Switch(Negation.NEGATABLE), "maybe");
    }

    @Test
    void readsChoicesInAnyCase() {
        assertEquals("info", new Choice(List.of("info", "debug")).canonical("INFO"));
    }

    @Test
    void listsTheChoicesAndTheNearest() {
        assertReason(
                "is not one of: info, debug. Did you mean 'debug'?",
                new Choice(List.of("info", "debug")),
                "debgu");
    }

    @Test
    void refusesANumberOutOfRange() {
        assertReason("is out of range: 0 to 65535", PORT, "99999");
    }

    @Test
    void saysTheUnitOfARange() {
        assertReason(
                "is out of range: 1 or more tokens",
                new Whole(1, Long.MAX_VALUE, "tokens", Notation.SUFFIXED),
                "0");
    }

    @Test
    void takesSuffixesOnlyWhereTheyAreMeant() {
        assertReason("is not a whole number", PORT, "8k");
        assertEquals("8000", new Whole(0, 9000, "tokens", Notation.SUFFIXED).canonical("8k"));
    }

    @Test
    void refusesEmptyText() {
        assertReason("is empty", new Text("NAME"), " ");
        assertReason("is empty", new Location("FILE"), "");
    }

    @Test
    void refusesJsonThatIsNoObject() {
        assertReason("is not a JSON object", new Json(), "[1]");
    }

    @Test
    void refusesAListThatHoldsMoreThanTexts() {
        String reason = "is not a JSON list of texts such as [\"a\", \"b\"]";
        assertReason(reason, new Texts(), "{\"a\":1}");
        assertReason(reason, new Texts(), "\"a\"");
        assertReason(reason, new Texts(), "[\"a\", 1]");
    }

    @Test
    void refusesAListThatIsNotJson() {
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> new Texts().canonical("*"))
                        .getMessage()
                        .startsWith("is not JSON: "));
    }

    @Test
    void writesListsCompactly() {
        assertEquals("[\"a\",\"b\"]", new Texts().canonical("[ \"a\" , \"b\" ]"));
        assertEquals("[]", new Texts().canonical("[]"));
    }

    @Test
    void writesJsonCompactly() {
        assertEquals("{\"a\":1}", new Json().canonical(" { \"a\" : 1 } "));
    }

    private static void assertReason(String reason, OptionType type, String value) {
        assertEquals(
                reason,
                assertThrows(IllegalArgumentException.class, () -> type.canonical(value))
                        .getMessage());
    }
}
