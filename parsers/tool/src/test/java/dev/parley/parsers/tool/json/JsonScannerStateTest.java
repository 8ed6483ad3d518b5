package dev.parley.parsers.tool.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.parsers.tool.json.JsonScanner.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Collectors;

/// Which characters may follow each state, and what is said of it.
class JsonScannerStateTest {

    private static final String ALPHABET = "{}[]:,\"\\/0159+-.eEtrufalsnbx \n\t\u0001é";

    private static JsonScanner scan(String text) {
        JsonScanner scanner = new JsonScanner();
        text.chars().forEach(c -> scanner.push((char) c));
        return scanner;
    }

    /// The characters of the alphabet that may follow.
    private static String followers(String text) {
        return ALPHABET.chars()
                .filter(c -> !scan(text + (char) c).isBroken())
                .mapToObj(c -> printable((char) c))
                .collect(Collectors.joining());
    }

    private static String printable(char c) {
        return switch (c) {
            case ' ' -> "_";
            case '\n' -> "N";
            case '\t' -> "T";
            default -> Character.toString(c);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``             ; {[\"0159-tfn_NT",
                "{              ; }\"_NT",
                "{\"a\"         ; :_NT",
                "{\"a\":        ; {[\"0159-tfn_NT",
                "{\"a\":1       ; },0159.eE_NT",
                "{\"a\":0       ; },.eE_NT",
                "{\"a\":1,      ; \"_NT",
                "{\"a\":{}      ; },_NT",
                "[              ; {[]\"0159-tfn_NT",
                "[1             ; ],0159.eE_NT",
                "[1,            ; {[\"0159-tfn_NT",
                "[\"a\"         ; ],_NT",
                "-              ; 0159",
                "-0             ; .eE_NT",
                "1.             ; 0159",
                "1.5            ; 0159eE_NT",
                "1e             ; 0159+-",
                "1e+            ; 0159",
                "1e5            ; 0159_NT",
                "t              ; r",
                "tr             ; u",
                "tru            ; e",
                "true           ; _NT",
                "f              ; a",
                "fa             ; l",
                "fal            ; s",
                "n              ; u",
                "nul            ; l",
                "{}             ; _NT",
                "\"a\"          ; _NT"
            })
    void onlyTheseMayFollow(String text, String followers) {
        assertEquals(followers, followers(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a", "{\"", "{\"a", "[\"é", "\"\\n", "\"\\u00e9"})
    void aStringTakesAllButControlCharacters(String text) {
        assertTrue(scan(text).isInString(), text);
        for (char c : ALPHABET.toCharArray()) {
            assertEquals(c < ' ', scan(text + c).isBroken(), text + c);
        }
    }

    @Test
    void aBackslashTakesEscapesOnly() {
        for (char c : ALPHABET.toCharArray()) {
            assertEquals("\"\\/bfnrtu".indexOf(c) < 0, scan("\"\\" + c).isBroken(), "\\" + c);
        }
    }

    @ParameterizedTest
    @CsvSource({"u, true", "u0, true", "u00, true", "u00e, true", "u00e9, true", "ux, false"})
    void anEscapeTakesFourDigits(String escape, boolean valid) {
        assertEquals(valid, !scan("\"\\" + escape).isBroken());
        assertFalse(scan("\"\\u00E9\"").isBroken());
        assertTrue(scan("\"\\u00G").isBroken());
        assertTrue(scan("\"\\u00é").isBroken());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{            ; }",
                "[            ; ]",
                "{\"a\":1     ; }",
                "{\"a\":\"x   ; \"}",
                "{\"a\":[1    ; ]}",
                "{\"a\":[{    ; }]}",
                "{\"a\":tr    ; ue}",
                "{\"a\":fals  ; e}",
                "{\"a\":n     ; ull}",
                "[[[          ; ]]]",
                "12           ; ``",
                "{}           ; ``"
            })
    void whatIsOpenIsClosedInTheShortestWay(String text, String closing) {
        assertEquals(closing, scan(text).closing(0).orElseThrow());
        assertTrue(scan(text + closing).isWhole(), text + closing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1,",
                "[1,",
                "\"\\",
                "\"\\u00",
                "-",
                "1.",
                "1e",
                "1e+",
                "}"
            })
    void whereThereIsNoTellingNothingCloses(String text) {
        assertTrue(scan(text).closing(0).isEmpty());
    }

    @Test
    void levelsMayStayOpen() {
        assertEquals("\"]", scan("{\"a\":[\"x").closing(1).orElseThrow());
        assertEquals("\"", scan("{\"a\":[\"x").closing(2).orElseThrow());
    }

    @Test
    void eachCharacterBelongsToAPart() {
        String json = "{\"k\": [1, \"v\"], \"t\": true}";
        JsonScanner scanner = new JsonScanner();
        StringBuilder parts = new StringBuilder();
        for (char c : json.toCharArray()) {
            Part part = scanner.push(c);
            parts.append(
                    switch (part) {
                        case SPACE -> '_';
                        case STRUCTURE -> 's';
                        case KEY -> 'k';
                        case SCALAR -> 'v';
                        case BROKEN -> '!';
                    });
        }
        assertEquals("skkks_svs_vvvss_kkks_vvvvs", parts.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``              ; 0",
                "{               ; 1",
                "{\"a\":[        ; 2",
                "{\"a\":[{}      ; 2",
                "{\"a\":[]       ; 1",
                "{\"a\":\"{[\"   ; 1",
                "{}              ; 0"
            })
    void depthCountsOpenBrackets(String text, int depth) {
        assertEquals(depth, scan(text).depth());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 2", "{} {}", "true,", "\"a\"b", "[1]]", "{}}", "nullx", "01", "1.e5"})
    void nothingFollowsAWholeValue(String text) {
        assertTrue(scan(text).isBroken());
        assertFalse(JsonScanner.isValue(text));
    }

    @Test
    void whatIsBrokenStaysSo() {
        JsonScanner scanner = scan("}");
        assertEquals(Part.BROKEN, scanner.push('{'));
        assertFalse(scanner.isWhole());
        assertTrue(scanner.isBroken());
    }

    @Test
    void deepNestingIsFollowed() {
        int levels = 100_000;
        JsonScanner scanner = scan("[".repeat(levels));
        assertEquals(levels, scanner.depth());
        for (int i = 0; i < levels; i++) {
            scanner.push(']');
        }
        assertTrue(scanner.isWhole());
    }
}
