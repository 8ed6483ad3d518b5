package dev.parley.structured.json;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.grammar.Expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Numbers between bounds, as texts without exponents. Immutable.
///
/// @param lower the lower bound
/// @param upper the upper bound
record NumberRange(Optional<Bound> lower, Optional<Bound> upper) {

    static final NumberRange ALL = new NumberRange(Optional.empty(), Optional.empty());

    private static final int MOST_FRACTION_DIGITS = 12;
    private static final Expr ANY_FRACTION =
            new Expr.Repeat(JsonText.DIGIT, 1, MOST_FRACTION_DIGITS);
    private static final Expr ANY_DIGITS = Expr.star(JsonText.DIGIT);
    private static final Expr NATURAL =
            Expr.choice(Expr.text("0"), Expr.sequence(Expr.range('1', '9'), ANY_DIGITS));

    /// One end of a range.
    ///
    /// @param exclusive whether the value itself is outside
    record Bound(BigDecimal value, boolean exclusive) {

        private Bound negated() {
            return new Bound(value.negate(), exclusive);
        }

        private static Bound higher(Bound a, Bound b) {
            int order = a.value.compareTo(b.value);
            return order > 0 || (order == 0 && a.exclusive) ? a : b;
        }
    }

    boolean unbounded() {
        return lower.isEmpty() && upper.isEmpty();
    }

    NumberRange atLeast(Bound bound) {
        return new NumberRange(
                Optional.of(lower.map(known -> Bound.higher(known, bound)).orElse(bound)), upper);
    }

    NumberRange atMost(Bound bound) {
        return negated().atLeast(bound.negated()).negated();
    }

    private NumberRange negated() {
        return new NumberRange(upper.map(Bound::negated), lower.map(Bound::negated));
    }

    boolean contains(BigDecimal value) {
        return lower.map(b -> value.compareTo(b.value) >= (b.exclusive ? 1 : 0)).orElse(true)
                && upper.map(b -> value.compareTo(b.value) <= (b.exclusive ? -1 : 0)).orElse(true);
    }

    /// Whole numbers in the range.
    Dfa integers(Budget budget) {
        Optional<BigInteger> least =
                lower.map(
                        b -> {
                            BigInteger up =
                                    b.value.setScale(0, RoundingMode.CEILING).toBigInteger();
                            boolean out = b.exclusive && new BigDecimal(up).compareTo(b.value) == 0;
                            return out ? up.add(BigInteger.ONE) : up;
                        });
        Optional<BigInteger> most =
                upper.map(
                        b -> {
                            BigInteger down =
                                    b.value.setScale(0, RoundingMode.FLOOR).toBigInteger();
                            boolean out =
                                    b.exclusive && new BigDecimal(down).compareTo(b.value) == 0;
                            return out ? down.subtract(BigInteger.ONE) : down;
                        });
        Expr positive = naturals(least.map(l -> l.max(BigInteger.ZERO)), most);
        Expr negative =
                naturals(
                        Optional.of(
                                most.map(BigInteger::negate)
                                        .orElse(BigInteger.ONE)
                                        .max(BigInteger.ONE)),
                        least.map(BigInteger::negate));
        return Dfa.of(Expr.choice(positive, Expr.sequence(Expr.text("-"), negative)), budget);
    }

    /// Whole numbers from `least`, not negative, to `most`.
    private static Expr naturals(Optional<BigInteger> least, Optional<BigInteger> most) {
        BigInteger low = least.orElse(BigInteger.ZERO);
        if (most.isEmpty()) {
            return low.signum() == 0 ? NATURAL : naturalsFrom(low.toString());
        }
        if (most.get().compareTo(low) < 0) {
            return Expr.NOTHING;
        }
        return naturalsBetween(low.toString(), most.get().toString());
    }

    private static Expr naturalsFrom(String low) {
        return Expr.choice(
                sameLength(low, "9".repeat(low.length())),
                Expr.sequence(
                        Expr.range('1', '9'),
                        new Expr.Repeat(JsonText.DIGIT, low.length(), Expr.Repeat.UNBOUNDED)));
    }

    private static Expr naturalsBetween(String low, String high) {
        List<Expr> options = new ArrayList<>();
        for (int length = low.length(); length <= high.length(); length++) {
            String from = length == low.length() ? low : "1" + "0".repeat(length - 1);
            String to = length == high.length() ? high : "9".repeat(length);
            options.add(sameLength(from, to));
        }
        return Expr.choice(options);
    }

    /// Digits between two texts of the same length, compared as texts.
    private static Expr sameLength(String low, String high) {
        if (low.isEmpty()) {
            return Expr.EMPTY;
        }
        if (isAll(low, '0') && isAll(high, '9')) {
            return new Expr.Repeat(JsonText.DIGIT, low.length(), low.length());
        }
        char from = low.charAt(0);
        char to = high.charAt(0);
        String lowRest = low.substring(1);
        String highRest = high.substring(1);
        if (from == to) {
            return Expr.sequence(Expr.range(from, from), sameLength(lowRest, highRest));
        }
        String zeros = "0".repeat(lowRest.length());
        String nines = "9".repeat(lowRest.length());
        List<Expr> options = new ArrayList<>();
        options.add(Expr.sequence(Expr.range(from, from), sameLength(lowRest, nines)));
        if (from + 1 < to) {
            options.add(
                    Expr.sequence(
                            Expr.range(from + 1, to - 1),
                            new Expr.Repeat(JsonText.DIGIT, lowRest.length(), lowRest.length())));
        }
        options.add(Expr.sequence(Expr.range(to, to), sameLength(zeros, highRest)));
        return Expr.choice(options);
    }

    private static boolean isAll(String digits, char digit) {
        return digits.chars().allMatch(c -> c == digit);
    }

    /// Numbers in the range, with up to twelve digits after the point.
    Dfa decimals(Budget budget) {
        Dfa positive = magnitudes(lower, upper, budget);
        Dfa negative = magnitudes(upper.map(Bound::negated), lower.map(Bound::negated), budget);
        Expr below = Expr.sequence(Expr.text("-"), new Expr.Regular(negative));
        return Dfa.of(Expr.choice(new Expr.Regular(positive), below), budget);
    }

    /// Unsigned numbers between two bounds.
    private static Dfa magnitudes(Optional<Bound> low, Optional<Bound> high, Budget budget) {
        Dfa all = Dfa.of(Expr.sequence(NATURAL, Expr.optional(fraction(ANY_FRACTION))), budget);
        if (high.isPresent()) {
            int sign = high.get().value.signum();
            if (sign < 0 || (sign == 0 && high.get().exclusive)) {
                return Dfa.of(Expr.NOTHING, budget);
            }
            all = all.intersect(Dfa.of(magnitudesTo(high.get()), budget), budget);
        }
        if (low.isPresent() && low.get().value.signum() >= 0) {
            all = all.intersect(Dfa.of(magnitudesFrom(low.get()), budget), budget);
        }
        return all;
    }

    private static Expr fraction(Expr digits) {
        return Expr.sequence(Expr.text("."), digits);
    }

    private static Expr magnitudesFrom(Bound bound) {
        BigInteger whole = bound.value.toBigInteger();
        String digits = fractionDigits(bound.value);
        Expr larger =
                Expr.sequence(
                        naturals(Optional.of(whole.add(BigInteger.ONE)), Optional.empty()),
                        Expr.optional(fraction(ANY_DIGITS)));
        List<Expr> same = new ArrayList<>();
        if (digits.isEmpty() && !bound.exclusive) {
            same.add(Expr.EMPTY);
        }
        same.add(fraction(fractionFrom(digits, bound.exclusive)));
        return Expr.choice(larger, Expr.sequence(Expr.text(whole.toString()), Expr.choice(same)));
    }

    private static Expr fractionFrom(String digits, boolean exclusive) {
        if (digits.isEmpty()) {
            return exclusive
                    ? Expr.sequence(Expr.star(Expr.text("0")), Expr.range('1', '9'), ANY_DIGITS)
                    : ANY_DIGITS;
        }
        char digit = digits.charAt(0);
        Expr same =
                Expr.sequence(
                        Expr.range(digit, digit), fractionFrom(digits.substring(1), exclusive));
        return digit == '9'
                ? same
                : Expr.choice(same, Expr.sequence(Expr.range(digit + 1, '9'), ANY_DIGITS));
    }

    private static Expr magnitudesTo(Bound bound) {
        BigInteger whole = bound.value.toBigInteger();
        String digits = fractionDigits(bound.value);
        List<Expr> options = new ArrayList<>();
        if (whole.signum() > 0) {
            options.add(
                    Expr.sequence(
                            naturals(Optional.empty(), Optional.of(whole.subtract(BigInteger.ONE))),
                            Expr.optional(fraction(ANY_DIGITS))));
        }
        if (!digits.isEmpty() || !bound.exclusive) {
            Expr rest = Expr.optional(fraction(fractionTo(digits, bound.exclusive)));
            options.add(Expr.sequence(Expr.text(whole.toString()), rest));
        }
        return Expr.choice(options);
    }

    private static Expr fractionTo(String digits, boolean exclusive) {
        if (digits.isEmpty()) {
            return exclusive ? Expr.NOTHING : Expr.star(Expr.text("0"));
        }
        char digit = digits.charAt(0);
        List<Expr> options = new ArrayList<>();
        options.add(Expr.EMPTY);
        options.add(
                Expr.sequence(
                        Expr.range(digit, digit), fractionTo(digits.substring(1), exclusive)));
        if (digit > '0') {
            options.add(Expr.sequence(Expr.range('0', digit - 1), ANY_DIGITS));
        }
        return Expr.choice(options);
    }

    /// The digits after the point, without zeros at the end.
    private static String fractionDigits(BigDecimal value) {
        String plain = value.stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        return point < 0 ? "" : plain.substring(point + 1);
    }
}
