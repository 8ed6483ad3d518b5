package dev.parley.structured.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.json.NumberRange.Bound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;

class NumberRangeTest {

    private static final int ROUNDS = 150;

    private static boolean accepts(Dfa dfa, String text) {
        return dfa.accepts(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static NumberRange random(Random random, int scale) {
        NumberRange range = NumberRange.ALL;
        if (random.nextInt(5) > 0) {
            range = range.atLeast(bound(random, scale));
        }
        if (random.nextInt(5) > 0) {
            range = range.atMost(bound(random, scale));
        }
        return range;
    }

    private static Bound bound(Random random, int scale) {
        int digits = random.nextInt(scale + 1);
        return new Bound(
                BigDecimal.valueOf(random.nextInt(4001) - 2000, digits), random.nextBoolean());
    }

    @Test
    void hasItsWholeNumbers() {
        Random random = new Random(4);
        for (int i = 0; i < ROUNDS; i++) {
            NumberRange range = random(random, 2);
            Dfa integers = range.integers(new Budget());
            for (int n = -2100; n <= 2100; n += 1 + random.nextInt(9)) {
                assertEquals(
                        range.contains(BigDecimal.valueOf(n)),
                        accepts(integers, Integer.toString(n)),
                        n + " in " + range);
            }
        }
    }

    @Test
    void hasItsNumbersWithFractions() {
        Random random = new Random(5);
        for (int i = 0; i < ROUNDS; i++) {
            NumberRange range = random(random, 3);
            Dfa decimals = range.decimals(new Budget());
            for (int j = 0; j < 400; j++) {
                BigDecimal value =
                        BigDecimal.valueOf(random.nextInt(8001) - 4000, random.nextInt(5));
                assertEquals(
                        range.contains(value),
                        accepts(decimals, value.toPlainString()),
                        value + " in " + range);
            }
        }
    }

    @Test
    void hasItsOwnEndsUnlessTheyAreExcluded() {
        Random random = new Random(6);
        for (int i = 0; i < ROUNDS; i++) {
            Bound end = bound(random, 3);
            Dfa from = NumberRange.ALL.atLeast(end).decimals(new Budget());
            Dfa to = NumberRange.ALL.atMost(end).decimals(new Budget());

            assertEquals(!end.exclusive(), accepts(from, end.value().toPlainString()));
            assertEquals(!end.exclusive(), accepts(to, end.value().toPlainString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "-01", "+1", "1.", ".5", "--1", "", "-", "1e3", "1.0.0", " 1"})
    void neverHasWhatIsNoPlainNumber(String text) {
        assertFalse(accepts(NumberRange.ALL.decimals(new Budget()), text));
        assertFalse(accepts(NumberRange.ALL.integers(new Budget()), text));
    }

    @Test
    void keepsTheNarrowerOfTwoBounds() {
        NumberRange range =
                NumberRange.ALL
                        .atLeast(new Bound(BigDecimal.ONE, false))
                        .atLeast(new Bound(BigDecimal.ONE, true))
                        .atMost(new Bound(BigDecimal.TEN, true))
                        .atMost(new Bound(BigDecimal.TEN, false));

        assertFalse(range.contains(BigDecimal.ONE));
        assertFalse(range.contains(BigDecimal.TEN));
        assertTrue(range.contains(BigDecimal.TWO));
        assertFalse(range.unbounded());
    }

    @Test
    void isEmptyWhereItsEndsCross() {
        NumberRange crossed =
                NumberRange.ALL
                        .atLeast(new Bound(BigDecimal.TEN, false))
                        .atMost(new Bound(BigDecimal.ONE, false));

        assertTrue(crossed.integers(new Budget()).isEmpty());
        assertTrue(crossed.decimals(new Budget()).isEmpty());
    }

    @Test
    void reachesBeyondWhatFitsALong() {
        BigDecimal large = new BigDecimal("123456789012345678901234567890");
        Dfa integers = NumberRange.ALL.atMost(new Bound(large, false)).integers(new Budget());

        assertTrue(accepts(integers, large.toPlainString()));
        assertFalse(accepts(integers, large.add(BigDecimal.ONE).toPlainString()));
    }
}
