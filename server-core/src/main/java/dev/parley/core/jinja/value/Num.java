package dev.parley.core.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A number; booleans are numbers too. Equal numbers of different types are equal values.
public sealed interface Num extends Value permits Bool, Int, BigInt, Real {

    /// Whether it is an integer by type.
    boolean integral();

    /// As a float; infinite where an integer is too large.
    double real();

    /// As an exact integer; floats are cut towards zero and must be finite.
    BigInteger big();

    /// Orders two numbers exactly; `NaN` is never asked for.
    static int compare(Num left, Num right) {
        if (left instanceof Int a && right instanceof Int b) {
            return Long.compare(a.value(), b.value());
        }
        if (left.integral() && right.integral()) {
            return left.big().compareTo(right.big());
        }
        double x = left.real();
        double y = right.real();
        if (Double.isInfinite(x)
                || Double.isInfinite(y)
                || (!left.integral() && !right.integral())) {
            return compareInfinite(left, right);
        }
        return exact(left).compareTo(exact(right));
    }

    private static int compareInfinite(Num left, Num right) {
        if (left.integral() && right instanceof Real r && Double.isInfinite(r.value())) {
            return r.value() > 0 ? -1 : 1;
        }
        if (right.integral() && left instanceof Real l && Double.isInfinite(l.value())) {
            return l.value() > 0 ? 1 : -1;
        }
        if (left.integral() || right.integral()) {
            return exact(left).compareTo(exact(right));
        }
        double x = left.real();
        double y = right.real();
        return x < y ? -1 : x > y ? 1 : 0;
    }

    private static BigDecimal exact(Num number) {
        return number.integral() ? new BigDecimal(number.big()) : new BigDecimal(number.real());
    }

    /// Python's `==` of numbers.
    static boolean same(Num left, Num right) {
        if (left instanceof Int a && right instanceof Int b) {
            return a.value() == b.value();
        }
        if (isNaN(left) || isNaN(right)) {
            return false;
        }
        return compare(left, right) == 0;
    }

    /// Whether it is a float without a value.
    static boolean isNaN(Num number) {
        return number instanceof Real real && Double.isNaN(real.value());
    }

    /// The hash of a number, equal for equal numbers.
    static int hash(Num number) {
        double real = number.real();
        if (number.integral() || (real == Math.rint(real) && !Double.isInfinite(real))) {
            return number.big().hashCode();
        }
        return Double.hashCode(real);
    }
}
