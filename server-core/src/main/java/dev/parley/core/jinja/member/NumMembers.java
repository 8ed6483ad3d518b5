package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.BytesValue;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Attributes and methods of integers and floats.
final class NumMembers {

    private static final int FRACTION_BITS = 52;

    private NumMembers() {}

    /// An attribute or method, null where there is none.
    static @Nullable Value find(Num number, String name) {
        Value part = number.integral() ? integerPart(number, name) : floatPart(number, name);
        if (part != null) {
            return part;
        }
        Operation<Num> operation = number.integral() ? ofInteger(name) : ofFloat(name);
        return operation == null ? null : new BoundMethod<>(number, operation);
    }

    private static @Nullable Value integerPart(Num number, String name) {
        return switch (name) {
            case "real", "numerator" -> Int.of(number.big());
            case "imag" -> Int.of(0);
            case "denominator" -> Int.of(1);
            default -> null;
        };
    }

    private static @Nullable Value floatPart(Num number, String name) {
        return switch (name) {
            case "real" -> number;
            case "imag" -> Real.of(0);
            default -> null;
        };
    }

    private static @Nullable Operation<Num> ofInteger(String name) {
        return switch (name) {
            case "bit_length" -> Operation.of(name, (n, p) -> Int.of(n.big().abs().bitLength()));
            case "bit_count" -> Operation.of(name, (n, p) -> Int.of(n.big().abs().bitCount()));
            case "conjugate" -> Operation.of(name, (n, p) -> Int.of(n.big()));
            case "as_integer_ratio" ->
                    Operation.of(name, (n, p) -> TupleValue.of(Int.of(n.big()), Int.of(1)));
            case "to_bytes" ->
                    Operation.of(name, NumMembers::bytes, "length?", "byteorder?", "signed?");
            default -> null;
        };
    }

    private static @Nullable Operation<Num> ofFloat(String name) {
        return switch (name) {
            case "is_integer" -> Operation.of(name, (n, p) -> Bool.of(isInteger(n.real())));
            case "conjugate" -> Operation.of(name, (n, p) -> n);
            case "as_integer_ratio" -> Operation.of(name, (n, p) -> ratio(n.real()));
            case "hex" -> Operation.of(name, (n, p) -> Str.of(hex(n.real())));
            default -> null;
        };
    }

    private static boolean isInteger(double value) {
        return value == Math.rint(value) && !Double.isInfinite(value);
    }

    private static Value ratio(double value) {
        if (Double.isNaN(value)) {
            throw JinjaException.evaluation("cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(value)) {
            throw JinjaException.evaluation("cannot convert Infinity to integer ratio");
        }
        BigDecimal exact = new BigDecimal(value);
        BigInteger below = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        BigInteger above = exact.multiply(new BigDecimal(below)).toBigIntegerExact();
        BigInteger common = above.gcd(below);
        return TupleValue.of(Int.of(above.divide(common)), Int.of(below.divide(common)));
    }

    /// As `0x1.8000000000000p+1`: all digits of the fraction, the sign of the power.
    private static String hex(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        if (Double.isInfinite(value)) {
            return sign + "inf";
        }
        if (value == 0) {
            return sign + "0x0.0p+0";
        }
        boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
        long fraction = Double.doubleToRawLongBits(value) & ((1L << FRACTION_BITS) - 1);
        int exponent = normal ? Math.getExponent(value) : Double.MIN_EXPONENT;
        return "%s0x%d.%013xp%+d".formatted(sign, normal ? 1 : 0, fraction, exponent);
    }

    private static Value bytes(Num number, Parameters p) {
        int length = p.integer(0, 1);
        p.budget().repeat(length);
        p.budget().characters(Math.max(length, 0));
        boolean little = p.has(1) && p.text(1).equals("little");
        if (!little && p.has(1) && !p.text(1).equals("big")) {
            throw JinjaException.evaluation("byteorder must be either 'little' or 'big'");
        }
        if (length < 0) {
            throw JinjaException.evaluation("length argument must be non-negative");
        }
        BigInteger value = number.big();
        boolean signed = p.flag(2, false);
        if (value.signum() < 0 && !signed) {
            throw JinjaException.evaluation("can't convert negative int to unsigned");
        }
        if (value.bitLength() + (signed ? 1 : 0) > (long) length * Byte.SIZE) {
            throw JinjaException.evaluation("int too big to convert");
        }
        return BytesValue.of(spread(value, length, little));
    }

    private static byte[] spread(BigInteger value, int length, boolean little) {
        byte[] digits = value.toByteArray();
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            byte sign = (byte) (value.signum() < 0 ? -1 : 0);
            byte octet = i < digits.length ? digits[digits.length - 1 - i] : sign;
            bytes[little ? i : length - 1 - i] = octet;
        }
        return bytes;
    }
}
