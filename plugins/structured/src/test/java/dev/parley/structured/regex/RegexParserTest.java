package dev.parley.structured.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.regex.RegexParser.Dot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// The parser against `java.util.regex`, on patterns that both read alike.
class RegexParserTest {

    private static final int RANDOM_PATTERNS = 250;
    private static final int RANDOM_TEXTS = 60;
    private static final List<String> ATOMS =
            List.of(
                    "a",
                    "b",
                    "0",
                    "é",
                    "日",
                    "🙂",
                    ".",
                    "\\d",
                    "\\D",
                    "\\w",
                    "\\W",
                    "\\s",
                    "\\S",
                    "[ab]",
                    "[^ab]",
                    "[a-c0-9]",
                    "[^\\d]",
                    "[\\w-]",
                    "\\.",
                    "\\n",
                    "\\t",
                    "\\x41",
                    "\\u00e9",
                    "[é-ü]",
                    "[\\-a]",
                    " ",
                    "-",
                    "\\\\");
    private static final int[] CHARACTERS = "abcz019 -.A\\\n\té日本🙂_üB".codePoints().toArray();

    private static Dfa dfa(String regex) {
        return Dfa.of(RegexParser.parse(regex, Dot.ANY), new Budget());
    }

    private static boolean accepts(Dfa dfa, String text) {
        return dfa.accepts(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static String pattern(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        String inner = pattern(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> inner + pattern(random, depth - 1);
            case 3 -> "(%s|%s)".formatted(inner, pattern(random, depth - 1));
            case 4 -> "(?:%s)*".formatted(inner);
            case 5 -> "(?:%s)+?".formatted(inner);
            case 6 -> "(?<n%d>%s)?".formatted(random.nextInt(1_000_000_000), inner);
            default -> "(?:%s){1,%d}".formatted(inner, 1 + random.nextInt(3));
        };
    }

    @Test
    void matchesWhatJavaMatches() {
        Random random = new Random(12);
        for (int i = 0; i < RANDOM_PATTERNS; i++) {
            String regex = pattern(random, 4);
            Pattern java = Pattern.compile(regex, Pattern.DOTALL);
            Dfa dfa = dfa(regex);
            for (int j = 0; j < RANDOM_TEXTS; j++) {
                String text = text(random);
                assertEquals(
                        java.matcher(text).matches(),
                        accepts(dfa, text),
                        "%s on '%s'".formatted(regex, text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^abc$",
                "^(a|b)$",
                "a{3}",
                "a{2,}",
                "a{0,2}",
                "(?i)ab",
                "(?i:a)b",
                "a|",
                "|a",
                "()",
                "",
                "a||b",
                "[.]",
                "[*+?]",
                "x*y+z?",
                "[\\s\\S]",
                "[^\\n]*",
                "\\p{L}+",
                "\\P{L}",
                "\\p{Lu}\\p{Ll}",
                "\\p{Nd}",
                "(a(b(c)))",
                "[a\\]b]",
                "\\/",
                "\\-",
                "[+-]?\\d+",
                "(?s).",
                "[\\x41-\\x43]",
                "a{2}b{1,3}",
                "(ab){2}",
                "[^a-c]",
                "\\r\\n?",
                "\\f|\\v",
                "[\\d.]+"
            })
    void readsEachConstructAsJavaDoes(String regex) {
        Random random = new Random(3);
        Pattern java = Pattern.compile(regex, Pattern.DOTALL);
        Dfa dfa = dfa(regex);
        for (String text :
                List.of("", "a", "b", "ab", "abc", "aa", "aaa", "aaaa", "AB", "Ab", "B")) {
            assertEquals(java.matcher(text).matches(), accepts(dfa, text), text);
        }
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            String text = text(random);
            assertEquals(java.matcher(text).matches(), accepts(dfa, text), "'" + text + "'");
        }
    }
}
