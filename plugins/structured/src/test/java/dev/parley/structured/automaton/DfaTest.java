package dev.parley.structured.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

class DfaTest {

    private static final int PAIRS = 120;
    private static final List<String> TEXTS = texts(5);

    private final Budget budget = new Budget();

    /// All texts of `a` and `b` up to a length.
    private static List<String> texts(int longest) {
        List<String> texts = new ArrayList<>(List.of(""));
        int from = 0;
        for (int length = 1; length <= longest; length++) {
            int to = texts.size();
            for (int i = from; i < to; i++) {
                texts.add(texts.get(i) + "a");
                texts.add(texts.get(i) + "b");
            }
            from = to;
        }
        return texts;
    }

    private Dfa dfa(String regex) {
        return Dfa.of(RegexParser.parse(regex, Dot.ANY), budget);
    }

    private static boolean accepts(Dfa dfa, String text) {
        return dfa.accepts(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String random(Random random, int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? "a" : "b";
        }
        String inner = random(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> inner + random(random, depth - 1);
            case 1 -> "(?:%s|%s)".formatted(inner, random(random, depth - 1));
            case 2 -> "(?:%s)*".formatted(inner);
            case 3 -> "(?:%s)?".formatted(inner);
            case 4 -> "(?:%s){1,2}".formatted(inner);
            default -> "(?:%s)+%s".formatted(inner, random(random, depth - 1));
        };
    }

    @Nested
    class OnRandomPairs {

        private final Random random = new Random(31);

        @Test
        void acceptsWhatThePatternMatches() {
            for (int i = 0; i < PAIRS; i++) {
                String regex = random(random, 4);
                Pattern pattern = Pattern.compile(regex);
                Dfa dfa = dfa(regex);
                for (String text : TEXTS) {
                    assertEquals(pattern.matcher(text).matches(), accepts(dfa, text), regex);
                }
            }
        }

        @Test
        void intersectsAndSubtracts() {
            for (int i = 0; i < PAIRS; i++) {
                String one = random(random, 3);
                String other = random(random, 3);
                Dfa both = dfa(one).intersect(dfa(other), budget);
                Dfa rest = dfa(one).minus(dfa(other), budget);
                for (String text : TEXTS) {
                    boolean inOne = Pattern.matches(one, text);
                    boolean inOther = Pattern.matches(other, text);
                    assertEquals(inOne && inOther, accepts(both, text), one + " and " + other);
                    assertEquals(inOne && !inOther, accepts(rest, text), one + " less " + other);
                }
            }
        }

        @Test
        void isEqualWhereItsTextsAre() {
            for (int i = 0; i < PAIRS; i++) {
                String one = random(random, 3);
                Dfa dfa = dfa(one);
                Dfa same = dfa("(?:%s)|(?:%s)".formatted(one, one));

                assertEquals(dfa, same, one);
                assertEquals(dfa.hashCode(), same.hashCode(), one);
                assertTrue(dfa.minus(same, budget).isEmpty(), one);
            }
        }

        @Test
        void saysWhetherATextBeginsAnother() {
            for (int i = 0; i < PAIRS; i++) {
                String regex = random(random, 3);
                boolean free = dfa(regex).prefixFree();
                for (String text : TEXTS) {
                    boolean begun =
                            text.length() < 5
                                    && Pattern.matches(regex, text)
                                    && TEXTS.stream()
                                            .anyMatch(
                                                    longer ->
                                                            longer.length() > text.length()
                                                                    && longer.startsWith(text)
                                                                    && Pattern.matches(
                                                                            regex, longer));
                    assertFalse(free && begun, regex);
                }
            }
        }
    }

    @Test
    void isEmptyWithoutATextOnly() {
        assertTrue(Dfa.of(Expr.NOTHING, budget).isEmpty());
        assertFalse(Dfa.of(Expr.EMPTY, budget).isEmpty());
        assertTrue(dfa("a").intersect(dfa("b"), budget).isEmpty());
    }

    @Test
    void losesTheEmptyTextOnly() {
        Dfa without = dfa("a*").withoutEmpty(budget);

        assertTrue(dfa("a*").acceptsEmpty());
        assertFalse(without.acceptsEmpty());
        assertTrue(accepts(without, "aaa"));
        assertEquals(dfa("a"), dfa("a").withoutEmpty(budget));
    }

    @Test
    void differsWhereOneTextDoes() {
        assertNotEquals(dfa("a*b"), dfa("a+b"));
    }

    @Test
    void readsCharactersAsTheirBytes() {
        Dfa dfa = dfa("[é-ü]🙂");

        assertTrue(accepts(dfa, "ê🙂"));
        assertFalse(accepts(dfa, "e🙂"));
        assertFalse(dfa.accepts(new byte[] {(byte) 0xC3}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "7", "10", "12", "0.5", "0.25", "0.1", "1.5", "2.75"})
    void hasTheMultiplesOfANumber(String number) {
        BigDecimal step = new BigDecimal(number);
        Dfa multiples = Dfa.multiplesOf(step, budget);
        for (int i = -300; i <= 300; i++) {
            for (int scale = 0; scale <= 3; scale++) {
                BigDecimal value = BigDecimal.valueOf(i, scale);
                assertEquals(
                        value.remainder(step).signum() == 0,
                        accepts(multiples, value.toPlainString()),
                        value + " of " + number);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"30001", "0.12345", "99999999999999999999"})
    void refusesStepsOfTooManyDigits(String number) {
        BigDecimal step = new BigDecimal(number);

        String message =
                assertThrows(InvalidRequest.class, () -> Dfa.multiplesOf(step, budget))
                        .getMessage();
        assertEquals("Grammar error: 'multipleOf' has too many digits: " + number, message);
    }

    @Test
    void refusesWhatTakesTooMuch() {
        Expr large =
                new Expr.Repeat(
                        Expr.sequence(Expr.star(Expr.anyOf("ab")), Expr.text("a")), 300, 300_000);

        assertThrows(InvalidRequest.class, () -> Dfa.of(large, new Budget()));
    }
}
