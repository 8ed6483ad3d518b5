package dev.parley.parsers.tool.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class LinearPatternTest {

    private static final long SEED = 20_261_125;

    private static String found(Optional<? extends Found> found, String text) {
        return switch (found.orElse(null)) {
            case Found.Whole(int start, int end, var _) -> start + ":" + text.substring(start, end);
            case Found.Pending(int start) -> start + ":...";
            case null -> "none";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "abc            ; xabcx      ; 1:abc",
                "abc            ; xabx       ; none",
                "a|ab           ; ab         ; 0:a",
                "ab|a           ; ab         ; 0:ab",
                "a*             ; baab       ; 1:aa",
                "a+?            ; aaa        ; 0:a",
                "a+             ; aaa        ; 0:aaa",
                "a{2}           ; aaa        ; 0:aa",
                "a{2,}          ; caaa       ; 1:aaa",
                "a{,2}b         ; aaab       ; 1:aab",
                "a{1,2}?        ; aa         ; 0:a",
                "a{x}           ; a{x}       ; 0:a{x}",
                "ab?c           ; ac         ; 0:ac",
                "(?:ab)+        ; xababa     ; 1:abab",
                "[a-c]+         ; xbcax      ; 1:bca",
                "[^a-c]+        ; abxyc      ; 2:xy",
                "[]a]+          ; x]a]       ; 1:]a]",
                "[a-]+          ; x-a        ; 1:-a",
                "[\\w-]+        ; <a-b>      ; 1:a-b",
                "[\\]]          ; a]         ; 1:]",
                "\\d+           ; a42b       ; 1:42",
                "\\D+           ; 4ab2       ; 1:ab",
                "\\w+           ; -é_1-      ; 1:é_1",
                "\\W+           ; ab--c      ; 2:--",
                "\\S+           ; a          ; 0:a",
                "\\x41\\u0042   ; xAB        ; 1:AB",
                "\\.\\*         ; a.*        ; 1:.*",
                "(?i)abc        ; xAbC       ; 1:AbC",
                "(?i)[a-c]+     ; XABX       ; 1:AB",
                "(?s)a.b        ; a-b        ; 0:a-b",
                "<.*?>          ; a<b>c>     ; 1:<b>",
                "<.*>           ; a<b>c>     ; 1:<b>c>",
                "(a*)*b         ; aaab       ; 0:aaab",
                "(a|aa)+c       ; aaaab      ; none",
                "x*             ; abc        ; none"
            })
    void findsWhatABacktrackingSearchWould(String pattern, String text, String expected) {
        assertEquals(expected, found(LinearPattern.ofPython(pattern).find(text, 0), text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "abc      ; xab     ; 1:...",
                "abc      ; xabx    ; none",
                "abc      ; xabcab  ; 1:abc",
                "a+       ; xaa     ; 1:...",
                "a+       ; xaab    ; 1:aa",
                "a+b|c    ; aac     ; 2:c",
                "a+b|c    ; caa     ; 0:c",
                "a.*b|a   ; xa      ; 1:...",
                "a.*?b    ; xab     ; 1:ab",
                "ab|a     ; xa      ; 1:...",
                "a|ab     ; xa      ; 1:a",
                "\\s*end  ; x       ; none",
                "\\s*end  ; x en    ; 1:..."
            })
    void saysWhereAnOccurrenceMayBegin(String pattern, String text, String expected) {
        assertEquals(expected, found(LinearPattern.ofPython(pattern).findSoFar(text, 0), text));
    }

    @Test
    void remembersNamedGroups() {
        LinearPattern pattern =
                LinearPattern.ofPython("<(?P<key>\\w+)(?:=(?P<value>[^>]*))?>(?P<rest>x)?");
        assertEquals(Set.of("key", "value", "rest"), pattern.groups());
        assertEquals(
                Optional.of(new Found.Whole(1, 7, Map.of("key", "a", "value", "bc"))),
                pattern.find("-<a=bc>-", 0));
        assertEquals(
                Optional.of(new Found.Whole(0, 4, Map.of("key", "a", "rest", "x"))),
                pattern.find("<a>x", 0));
    }

    @Test
    void aGroupThatRepeatsKeepsItsLastText() {
        assertEquals(
                Optional.of(new Found.Whole(0, 6, Map.of("n", "3"))),
                LinearPattern.ofPython("(?:(?P<n>\\d),)+").find("1,2,3,", 0));
    }

    @Test
    void beginsWhereItIsTold() {
        assertEquals(
                Optional.of(new Found.Whole(3, 5, Map.of())),
                LinearPattern.ofPython("ab").find("ab ab", 1));
    }

    @Test
    void ofTextsTheLongestCounts() {
        LinearPattern pattern = LinearPattern.ofTexts(List.of("<a", "<ab>", "$"));
        assertEquals("0:<ab>", found(pattern.find("<ab>", 0), "<ab>"));
        assertEquals("0:<a", found(pattern.find("<ac", 0), "<ac"));
        assertEquals("0:...", found(pattern.findSoFar("<ab", 0), "<ab"));
        assertEquals("1:$", found(pattern.find("a$", 0), "a$"));
    }

    @Nested
    class WhenAPatternCannotBeRead {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '"',
                value = {
                    "(a          ; a group is not closed",
                    "a)          ; there is no group for ')'",
                    "*a          ; nothing to repeat before '*'",
                    "[a          ; it ends too early",
                    "a\\         ; it ends too early",
                    "^a          ; '^' is not supported",
                    "a$          ; '$' is not supported",
                    "\\bword     ; '\\b' is not supported",
                    "(?P<n>a)(?P<n>b) ; a group needs a name of its own",
                    "a{5,2}      ; the bounds {5,2} are out of order",
                    "a{2000}     ; nothing may be repeated more than 1000 times",
                    "(?:a{1000}){1000} ; it is too long or repeats too much",
                    "a*+         ; possessive repetition is not supported",
                    "[z-a]       ; the range z-a is out of order",
                    "\\x4        ; 2 hexadecimal digits are missing"
                })
        void saysWhy(String pattern, String why) {
            assertEquals(
                    why,
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> LinearPattern.ofPython(pattern))
                            .getMessage());
        }

        @ParameterizedTest
        @CsvSource({"(?=a)", "(?!a)", "(?<=a)b", "(?x)a", "(?P=n)"})
        void saysThatLookAroundIsNotSupported(String pattern) {
            assertEquals(
                    "look-around, references and flags other than 'i' and 's' are not supported",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> LinearPattern.ofPython(pattern))
                            .getMessage());
        }
    }

    /// Against Java's own search, which backtracks.
    @Test
    void agreesWithABacktrackingSearch() {
        Random random = new Random(SEED);
        for (int i = 0; i < 4000; i++) {
            String pattern = pattern(random, 3);
            String text = text(random);
            Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
            if (matcher.find() && matcher.end() > matcher.start()) {
                String expected =
                        matcher.start() + ":" + text.substring(matcher.start(), matcher.end());
                assertEquals(
                        expected,
                        found(LinearPattern.ofPython(pattern).find(text, 0), text),
                        () -> pattern + " in " + text + ", seed " + SEED);
            }
        }
    }

    /// What is said of a beginning holds for every text that goes on from it.
    @Test
    void whatIsFoundInABeginningStays() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            LinearPattern pattern = LinearPattern.ofPython(pattern(random, 3));
            String text = text(random);
            Optional<Found.Whole> whole = pattern.find(text, 0);
            for (int cut = 0; cut <= text.length(); cut++) {
                switch (pattern.findSoFar(text.substring(0, cut), 0).orElse(null)) {
                    case Found.Whole early -> assertEquals(Optional.of(early), whole, text);
                    case Found.Pending(int start) ->
                            assertEquals(
                                    true, whole.isEmpty() || whole.get().start() >= start, text);
                    case null ->
                            assertEquals(
                                    true,
                                    whole.isEmpty() || whole.get().start() >= cut,
                                    text + " cut at " + cut);
                }
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i >= 0; i--) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    private static String pattern(Random random, int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> "a";
                case 1 -> "b";
                case 2 -> "c";
                case 3 -> ".";
                default -> "[ab]";
            };
        }
        String one = pattern(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(?:" + one + "|" + pattern(random, depth - 1) + ")";
            case 1, 2 -> one + pattern(random, depth - 1);
            case 3 -> "(?:" + one + ")?";
            case 4 -> pattern(random, 0) + "+";
            default -> "(?:" + one + "){1,2}?";
        };
    }
}
