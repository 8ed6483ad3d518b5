package dev.parley.parsers.tool.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Random;

class JsonScannerTest {

    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static JsonScanner scan(String text) {
        JsonScanner scanner = new JsonScanner();
        text.chars().forEach(c -> scanner.push((char) c));
        return scanner;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " {\"a\" : [1, -0.5e+3, 0, 10E2], \"b\\u00e9\\n\": {\"c\": null}} ",
                "\"x\"",
                "true",
                "false",
                "12",
                "-0",
                "0.5",
                "1e5",
                "[[[{\"a\":[]}]]]\n"
            })
    void takesAWholeValueAndEveryPrefixOfIt(String json) {
        for (int end = 0; end < json.length(); end++) {
            assertFalse(scan(json.substring(0, end)).isBroken(), json.substring(0, end));
        }
        assertTrue(scan(json).isWhole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}",
                "{]",
                "[}",
                "{a",
                "{\"a\" 1",
                "{\"a\",",
                "{,",
                "[,",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "-a",
                "1.",
                "1.e",
                "1e+-",
                "tru ",
                "nul1",
                "\"\n",
                "\"\\x",
                "\"\\u00g0",
                "{} {",
                "1 2",
                "NaN",
                "+1",
                "'a'",
                ".5",
                "\"\\u００"
            })
    void refusesWhatIsNoPrefixOfJson(String text) {
        JsonScanner scanner = scan(text + "x");
        assertTrue(scanner.isBroken());
        assertEquals(JsonScanner.Part.BROKEN, scanner.push('1'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "{", "[1", "\"a", "-", "1.", "1e", "1e+", "tru", "{\"a\"", "{\"a\":"
            })
    void aPrefixIsNotWhole(String text) {
        assertFalse(scan(text).isWhole());
    }

    @Test
    void knowsWhatEachCharacterBelongsTo() {
        JsonScanner scanner = new JsonScanner();
        StringBuilder parts = new StringBuilder();
        "{ \"k\": [1, \"v\"]}"
                .chars()
                .forEach(c -> parts.append(scanner.push((char) c).name().charAt(1)));
        assertEquals("TPEEETPTCTPCCCTT", parts.toString());
    }

    @Test
    void followsNestingOfAnyDepth() {
        JsonScanner scanner = scan("[".repeat(100_000) + "]".repeat(99_999));
        assertEquals(1, scanner.depth());
        scanner.push(']');
        assertTrue(scanner.isWhole());
    }

    @Test
    void agreesWithAJsonParserOnMutatedValues() {
        String json =
                "{\"a\": [1, -2.5e3, true, null], \"b\\n\": {\"c\": \"x\\u0041\"}, \"d\": \"\"}";
        Random random = new Random(7);
        String alphabet = "{}[]\",:\\0129.eE+-tfnu \n'";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder mutated = new StringBuilder(json);
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.deleteCharAt(at);
                    case 1 ->
                            mutated.setCharAt(
                                    at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default ->
                            mutated.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            assertEquals(
                    parses(mutated.toString()),
                    scan(mutated.toString()).isWhole(),
                    mutated.toString());
        }
    }

    private static boolean parses(String text) {
        try {
            return !STRICT.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }
}
