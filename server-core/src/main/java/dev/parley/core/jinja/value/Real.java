package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// A float.
public final class Real implements Num {

    private static final int LARGEST_PLAIN_EXPONENT = 16;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private final double value;

    private Real(double value) {
        this.value = value;
    }

    /// The value of a Java double.
    public static Real of(double value) {
        return new Real(value);
    }

    /// The number.
    public double value() {
        return value;
    }

    /// The shortest text that reads back as the same float, as Python writes it.
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        String sign = value < 0 ? "-" : "";
        if (exponent < SMALLEST_PLAIN_EXPONENT || exponent >= LARGEST_PLAIN_EXPONENT) {
            return sign + scientific(digits, exponent);
        }
        String plain = shortest.toPlainString();
        return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }

    /// The shortest decimal that reads back as the same float. Java always writes two digits, where one may be enough.
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            BigDecimal shorter =
                    decimal.round(new MathContext(1, RoundingMode.HALF_UP)).stripTrailingZeros();
            return shorter.doubleValue() == value ? shorter : decimal;
        }
        return decimal;
    }

    private static String scientific(String digits, int exponent) {
        String mantissa =
                digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String power = Integer.toString(Math.abs(exponent));
        return mantissa + (exponent < 0 ? "e-" : "e+") + (power.length() < 2 ? "0" + power : power);
    }

    @Override
    public boolean integral() {
        return false;
    }

    @Override
    public double real() {
        return value;
    }

    @Override
    public BigInteger big() {
        if (Double.isNaN(value)) {
            throw JinjaException.evaluation("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw JinjaException.evaluation("cannot convert float infinity to integer");
        }
        return new BigDecimal(value).toBigInteger();
    }

    @Override
    public boolean truthy() {
        return value != 0;
    }

    @Override
    public String typeName() {
        return "float";
    }

    @Override
    public void print(TextOut out) {
        out.budget().convert(0);
        out.append(text(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Num number && Num.same(this, number);
    }

    @Override
    public int hashCode() {
        return Num.hash(this);
    }
}
