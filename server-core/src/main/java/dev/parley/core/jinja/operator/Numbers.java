package dev.parley.core.jinja.operator;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Real;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Python's arithmetic: integers of any size, floats, floor division.
public final class Numbers {

    private static final int LARGEST_BITS = 1 << 12;
    private static final int BITS_PER_CHAR = 16;

    /// Digits enough to round to the nearest float.
    private static final MathContext QUOTIENT = new MathContext(40, RoundingMode.HALF_EVEN);

    private Numbers() {}

    static Num add(Num left, Num right, Budget budget) {
        if (left instanceof Int a && right instanceof Int b) {
            long sum = a.value() + b.value();
            boolean fits = ((a.value() ^ sum) & (b.value() ^ sum)) >= 0;
            return fits ? Int.of(sum) : Int.of(a.big().add(b.big()));
        }
        if (left.integral() && right.integral()) {
            return sized(left.big().add(right.big()), budget);
        }
        return Real.of(finite(left) + finite(right));
    }

    static Num subtract(Num left, Num right, Budget budget) {
        if (left.integral() && right.integral()) {
            return left instanceof Int a && right instanceof Int b && small(a) && small(b)
                    ? Int.of(a.value() - b.value())
                    : sized(left.big().subtract(right.big()), budget);
        }
        return Real.of(finite(left) - finite(right));
    }

    static Num multiply(Num left, Num right, Budget budget) {
        if (left.integral() && right.integral()) {
            if (left instanceof Int a && right instanceof Int b && small(a) && small(b)) {
                return Int.of(a.value() * b.value());
            }
            compute(left, right, budget);
            requireBits((long) left.big().bitLength() + right.big().bitLength());
            return sized(left.big().multiply(right.big()), budget);
        }
        return Real.of(finite(left) * finite(right));
    }

    private static boolean small(Int number) {
        return number.value() == (int) number.value();
    }

    private static Num sized(BigInteger value, Budget budget) {
        requireBits(value.bitLength());
        budget.characters(value.bitLength() / BITS_PER_CHAR);
        budget.compute(value.bitLength());
        return Int.of(value);
    }

    private static void requireBits(long bits) {
        if (bits > LARGEST_BITS) {
            throw JinjaException.limit(
                    "the template computes integers beyond %d bits".formatted(LARGEST_BITS));
        }
    }

    private static void compute(Num left, Num right, Budget budget) {
        budget.compute(left.big().bitLength() + right.big().bitLength());
    }

    private static double finite(Num number) {
        double real = number.real();
        if (number.integral() && Double.isInfinite(real)) {
            throw JinjaException.evaluation("int too large to convert to float");
        }
        return real;
    }

    private static void requireDivisor(Num right, String message) {
        if (!right.truthy()) {
            throw JinjaException.evaluation(message);
        }
    }

    static Num divide(Num left, Num right, Budget budget) {
        requireDivisor(
                right,
                left.integral() && right.integral()
                        ? "division by zero"
                        : "float division by zero");
        if (!left.integral() || !right.integral() || (exact(left) && exact(right))) {
            return Real.of(finite(left) / finite(right));
        }
        compute(left, right, budget);
        BigDecimal quotient =
                new BigDecimal(left.big()).divide(new BigDecimal(right.big()), QUOTIENT);
        double real = quotient.doubleValue();
        if (Double.isInfinite(real)) {
            throw JinjaException.evaluation("integer division result too large for a float");
        }
        return Real.of(real);
    }

    private static boolean exact(Num number) {
        return number.big().bitLength() <= 53;
    }

    static Num floorDivide(Num left, Num right, Budget budget) {
        boolean integers = left.integral() && right.integral();
        requireDivisor(
                right,
                integers ? "integer division or modulo by zero" : "float floor division by zero");
        if (left instanceof Int a && right instanceof Int b && b.value() != -1) {
            return Int.of(Math.floorDiv(a.value(), b.value()));
        }
        if (left.integral() && right.integral()) {
            compute(left, right, budget);
            BigInteger[] parts = left.big().divideAndRemainder(right.big());
            boolean down = parts[1].signum() != 0 && parts[1].signum() != right.big().signum();
            return Int.of(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
        }
        return Real.of(floorDivide(finite(left), finite(right)));
    }

    private static double floorDivide(double left, double right) {
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && remainder < 0 != right < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0, left / right);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    static Num modulo(Num left, Num right, Budget budget) {
        requireDivisor(
                right,
                left.integral() && right.integral() ? "integer modulo by zero" : "float modulo");
        if (left instanceof Int a && right instanceof Int b) {
            return Int.of(Math.floorMod(a.value(), b.value()));
        }
        if (left.integral() && right.integral()) {
            compute(left, right, budget);
            BigInteger remainder = left.big().mod(right.big().abs());
            boolean shift = right.big().signum() < 0 && remainder.signum() != 0;
            return Int.of(shift ? remainder.add(right.big()) : remainder);
        }
        return Real.of(remainder(finite(left), finite(right)));
    }

    private static double remainder(double left, double right) {
        double remainder = left % right;
        if (remainder == 0) {
            return Math.copySign(0, right);
        }
        return remainder < 0 == right < 0 ? remainder : remainder + right;
    }

    static Num power(Num base, Num exponent, Budget budget) {
        if (base.integral() && exponent.integral() && exponent.big().signum() >= 0) {
            return integerPower(base.big(), exponent.big(), budget);
        }
        double a = finite(base);
        double b = finite(exponent);
        if (a == 0 && b < 0) {
            throw JinjaException.evaluation("0.0 cannot be raised to a negative power");
        }
        if (a < 0 && b != Math.rint(b)) {
            throw JinjaException.evaluation("a negative number has no such power");
        }
        boolean one = a == 1 || (a == -1 && Double.isInfinite(b));
        double power = one ? 1 : Math.pow(a, b);
        if (Double.isInfinite(power) && Double.isFinite(a) && Double.isFinite(b)) {
            throw JinjaException.evaluation("(34, 'Numerical result out of range')");
        }
        return Real.of(power);
    }

    private static Num integerPower(BigInteger base, BigInteger exponent, Budget budget) {
        if (base.bitLength() <= 1 && base.abs().bitLength() <= 1) {
            boolean even = !exponent.testBit(0);
            return Int.of(
                    exponent.signum() == 0 || (even && base.signum() != 0) ? BigInteger.ONE : base);
        }
        boolean huge = exponent.bitLength() >= Integer.SIZE;
        requireBits(huge ? Long.MAX_VALUE : exponent.longValue() * (base.abs().bitLength() - 1L));
        return sized(base.pow(exponent.intValue()), budget);
    }

    static Num negate(Num number) {
        return number.integral() ? Int.of(number.big().negate()) : Real.of(-number.real());
    }

    /// Python's `abs`.
    public static Num absolute(Num number) {
        return number.integral() ? Int.of(number.big().abs()) : Real.of(Math.abs(number.real()));
    }
}
