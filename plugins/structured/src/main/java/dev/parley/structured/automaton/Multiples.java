package dev.parley.structured.automaton;

import dev.parley.api.ParleyException.InvalidRequest;

import java.math.BigDecimal;

/// Numbers that are multiples of one, as digits with an optional sign and fraction: an automaton that
/// keeps the remainder. Used by one thread, once.
final class Multiples {

    private static final BigDecimal MOST_STATES = BigDecimal.valueOf(30_000);

    private final Nfa nfa;
    private final int step;
    private final int scale;
    private final int end;

    private Multiples(int step, int scale, Budget budget) {
        nfa = new Nfa(budget);
        this.step = step;
        this.scale = scale;
        end = 1;
    }

    /// @param step the number times ten to the power of `scale`, whole, ≥ 1
    /// @param scale how many digits a fraction may have
    static Dfa of(BigDecimal step, int scale, Budget budget) {
        if (step.multiply(BigDecimal.valueOf(scale + 2L)).compareTo(MOST_STATES) > 0) {
            throw new InvalidRequest(
                    "Grammar error: 'multipleOf' has too many digits: %s"
                            .formatted(step.movePointLeft(scale).toPlainString()));
        }
        Multiples multiples = new Multiples(step.intValueExact(), scale, budget);
        int start = multiples.nfa.state();
        multiples.nfa.state();
        multiples.build(start);
        return Dfa.of(multiples.nfa, start, multiples.end, budget);
    }

    private void build(int start) {
        int first = state(-1, 0);
        nfa.bytes(start, '-', '-', first);
        nfa.nothing(start, first);
        int[][] remainders = new int[scale + 1][step];
        for (int digits = 0; digits <= scale; digits++) {
            for (int remainder = 0; remainder < step; remainder++) {
                remainders[digits][remainder] = state(digits, remainder);
            }
        }
        digits(first, 0, remainders[0]);
        for (int remainder = 0; remainder < step; remainder++) {
            digits(remainders[0][remainder], remainder, remainders[0]);
            fraction(remainder, remainders);
        }
    }

    /// A state with a remainder after some digits of the fraction.
    private int state(int digits, int remainder) {
        int state = nfa.state();
        if (digits >= 0 && scaled(remainder, scale - digits) == 0) {
            nfa.nothing(state, end);
        }
        return state;
    }

    private void digits(int from, int remainder, int[] to) {
        for (int digit = 0; digit <= 9; digit++) {
            int next = (int) ((remainder * 10L + digit) % step);
            nfa.bytes(from, '0' + digit, '0' + digit, to[next]);
        }
    }

    private void fraction(int remainder, int[][] remainders) {
        if (scale == 0) {
            zeros(remainder, remainders[0][remainder]);
            return;
        }
        int point = nfa.state();
        nfa.bytes(remainders[0][remainder], '.', '.', point);
        digits(point, remainder, remainders[1]);
        for (int digits = 1; digits < scale; digits++) {
            digits(remainders[digits][remainder], remainder, remainders[digits + 1]);
        }
        if (remainder == 0) {
            nfa.bytes(remainders[scale][0], '0', '0', remainders[scale][0]);
        }
    }

    /// A whole number may have a fraction of zeros.
    private void zeros(int remainder, int from) {
        if (remainder == 0) {
            int point = nfa.state();
            int zero = nfa.state();
            nfa.bytes(from, '.', '.', point);
            nfa.bytes(point, '0', '0', zero);
            nfa.bytes(zero, '0', '0', zero);
            nfa.nothing(zero, end);
        }
    }

    private int scaled(int remainder, int digits) {
        long value = remainder;
        for (int i = 0; i < digits; i++) {
            value = value * 10 % step;
        }
        return (int) (value % step);
    }
}
