package dev.parley.parsers.tool.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectScannerTest {

    private final StringBuilder seen = new StringBuilder();
    private String last = "";
    private final JsonObjectScanner scanner =
            new JsonObjectScanner(
                    new JsonObjectScanner.Sink() {
                        @Override
                        public void value(String key, String json) {
                            seen.append(key.equals(last) ? "" : key + "=").append(json);
                            last = key;
                        }

                        @Override
                        public void valueEnd(String key) {
                            seen.append(';');
                            last = "";
                        }
                    });

    @Test
    void passesValuesOnAsTheyWereWritten() {
        scanner.push(
                " {\"a\" : {\"x\": [1 , 2]} , \"b\": 12 ,\"c\":\"q\\\"}\", \"d\":[ ], \"e\": null}",
                0);
        assertEquals("a={\"x\": [1 , 2]};b=12;c=\"q\\\"}\";d=[ ];e=null;", seen.toString());
        assertTrue(scanner.isWhole());
    }

    @Test
    void theCutDoesNotMatter() {
        String text = "{\"a\": 1,\"\\u0062\": -2.5 , \"c\": [\"]\"], \"d\": true}";
        for (int cut = 0; cut <= text.length(); cut++) {
            seen.setLength(0);
            JsonObjectScannerTest fresh = new JsonObjectScannerTest();
            fresh.scanner.push(text.substring(0, cut), 0);
            fresh.scanner.push(text.substring(cut), 0);
            assertEquals("a=1;b=-2.5;c=[\"]\"];d=true;", fresh.seen.toString());
        }
    }

    @Test
    void passesOnWhatHasArrived() {
        scanner.push("{\"a\": {\"x\": \"hel", 0);
        assertEquals("a={\"x\": \"hel", seen.toString());
        assertTrue(scanner.isInString());
    }

    @Test
    void stopsAtTheFirstCharacterThatIsNotJson() {
        scanner.push("{\"a\": [1, ?2], \"b\": 3}", 0);
        scanner.push("}", 0);
        assertEquals("a=[1, ", seen.toString());
        assertTrue(scanner.isBroken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "1 ", "\"a\"", "null"})
    void takesOneObjectOnly(String text) {
        scanner.push(text, 0);
        assertTrue(scanner.isBroken());
    }

    @Test
    void leavesWhatFollowsTheObject() {
        assertEquals(7, scanner.push("{\"a\":1}} x", 0));
        assertEquals(2, scanner.push(" x", 2));
        assertTrue(scanner.isWhole());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"a\": {\"b\": [\"c`, `\"]}`",
                "`{\"a\": [1, {\"b\": tr`, `ue}]`",
                "`{\"a\": {\"b\": 1`, }",
                "`{\"a\": {`, }"
            })
    void knowsWhatWouldCompleteAValue(String text, String rest) {
        scanner.push(text, 0);
        assertEquals(rest, scanner.closing().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": {\"b",
                "{\"a\": {\"b\": ",
                "{\"a\": [1,",
                "{\"a\": \"\\u00",
                "{\"a\": -"
            })
    void doesNotGuessWhatIsMissing(String text) {
        scanner.push(text, 0);
        assertTrue(scanner.closing().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"abc\"`, abc",
                "`\"a\\\"\\\\\\/b\"`, `a\"\\/b`",
                "`\"\\u00e9\\ud83d\\ude00\"`, é😀"
            })
    void unquotesStrings(String quoted, String text) {
        assertEquals(text, JsonText.unquote(quoted));
    }
}
