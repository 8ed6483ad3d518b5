package dev.parley.core.jinja.format;

import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Num;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Digits of numbers in the shapes that format specs ask for, without sign or padding.
final class NumberText {

    private static final int GENERAL_SMALLEST = -4;

    private NumberText() {}

    /// The digits of a non-negative float.
    ///
    /// @param type one of `eEfFgG%`
    /// @param precision digits after the point, or in all for `g`
    /// @param alternate keeps the point and the zeros that `g` would drop
    static String real(double value, char type, int precision, boolean alternate) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            String word = Double.isNaN(value) ? "nan" : "inf";
            return Character.isUpperCase(type) ? upper(word) : type == '%' ? word + "%" : word;
        }
        return switch (type) {
            case 'f', 'F' -> fixed(new BigDecimal(value), precision, alternate);
            case 'e' -> exponent(value, precision, alternate);
            case 'E' -> upper(exponent(value, precision, alternate));
            case '%' -> real(value * 100, 'f', precision, alternate) + "%";
            case 'G' -> upper(general(value, precision, alternate));
            default -> general(value, precision, alternate);
        };
    }

    /// How large the work of writing a number is, as [Budget#convert] counts it.
    static int bits(Num number, int precision) {
        if (number.integral()) {
            return number.big().bitLength();
        }
        double value = number.real();
        return Double.isFinite(value) ? Math.abs(Math.getExponent(value)) + precision : 0;
    }

    private static String upper(String ascii) {
        return ascii.replace('e', 'E').replace("inf", "INF").replace("nan", "NAN");
    }

    private static String fixed(BigDecimal value, int precision, boolean alternate) {
        String digits = value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        return precision == 0 && alternate ? digits + "." : digits;
    }

    private static String exponent(double value, int precision, boolean alternate) {
        BigDecimal rounded =
                value == 0
                        ? BigDecimal.ZERO
                        : new BigDecimal(value)
                                .round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int power = value == 0 ? 0 : digits.length() - rounded.scale() - 1;
        String padded =
                digits.length() > precision
                        ? digits.substring(0, precision + 1)
                        : digits + "0".repeat(precision + 1 - digits.length());
        String point = precision > 0 || alternate ? "." : "";
        return padded.charAt(0) + point + padded.substring(1) + power(power);
    }

    private static String power(int power) {
        int size = Math.abs(power);
        return (power < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    private static String general(double value, int precision, boolean alternate) {
        int digits = Math.max(precision, 1);
        String scientific = exponent(value, digits - 1, alternate);
        int power =
                Integer.parseInt(scientific, scientific.indexOf('e') + 1, scientific.length(), 10);
        if (power < GENERAL_SMALLEST || power >= digits) {
            int e = scientific.indexOf('e');
            return alternate
                    ? scientific
                    : strip(scientific.substring(0, e)) + scientific.substring(e);
        }
        String fixed = fixed(new BigDecimal(value), digits - 1 - power, alternate);
        return alternate ? fixed : strip(fixed);
    }

    private static String strip(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /// The digits of a non-negative integer.
    ///
    /// @param type one of `bodxX`
    /// @param alternate puts the base in front
    static String integer(BigInteger value, char type, boolean alternate) {
        return switch (type) {
            case 'b' -> (alternate ? "0b" : "") + value.toString(2);
            case 'o' -> (alternate ? "0o" : "") + value.toString(8);
            case 'x' -> (alternate ? "0x" : "") + value.toString(16);
            case 'X' -> (alternate ? "0X" : "") + value.toString(16).toUpperCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    /// Puts a separator between groups of digits before the point.
    static String group(String digits, char separator, int size) {
        int whole = whole(digits);
        StringBuilder grouped = new StringBuilder(digits.length() + whole / size);
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % size == 0) {
                grouped.append(separator);
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.append(digits, whole, digits.length()).toString();
    }

    /// How many digits stand before a point or an exponent.
    static int whole(String digits) {
        int end = 0;
        while (end < digits.length()
                && Character.isLetterOrDigit(digits.charAt(end))
                && !exponentAt(digits, end)) {
            end++;
        }
        return end;
    }

    private static boolean exponentAt(String digits, int place) {
        return place + 1 < digits.length() && "+-".indexOf(digits.charAt(place + 1)) >= 0;
    }
}
