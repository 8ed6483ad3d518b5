package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.operator.Numbers;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Filters that read, round and show numbers.
final class NumberFilters {

    private static final int LARGEST_PRECISION = 340;
    private static final String[] PREFIXES = {"k", "M", "G", "T", "P", "E", "Z", "Y"};

    private NumberFilters() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Value> find(String name) {
        return switch (name) {
            case "abs" -> Operation.of(name, (value, p) -> Numbers.absolute(number(value)));
            case "int" -> Operation.of(name, NumberFilters::toInt, "default?", "base?");
            case "float" -> Operation.of(name, NumberFilters::toFloat, "default?");
            case "round" -> Operation.of(name, NumberFilters::round, "precision?", "method?");
            case "filesizeformat" -> Operation.of(name, NumberFilters::fileSize, "binary?");
            default -> null;
        };
    }

    private static Num number(Value value) {
        if (value instanceof Num number) {
            return number;
        }
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw JinjaException.evaluation(
                "a number is required, not '%s'".formatted(value.typeName()));
    }

    private static Value toInt(Value value, Parameters p) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (value instanceof Str string) {
            Value parsed = NumberReader.integer(string.text(), p.integer(1, 10));
            return parsed != null ? parsed : whole(NumberReader.real(string.text()), p);
        }
        if (value instanceof Num number && number.integral()) {
            return Int.of(number.big());
        }
        return whole(value instanceof Real real ? real : null, p);
    }

    private static Value whole(@Nullable Real real, Parameters p) {
        if (real == null || Double.isNaN(real.value()) || Double.isInfinite(real.value())) {
            return p.value(0, Int.of(0));
        }
        return Int.of(real.big());
    }

    private static Value toFloat(Value value, Parameters p) {
        return switch (value) {
            case Undefined undefined -> throw undefined.failure();
            case Num number -> Real.of(number.real());
            case Str string -> {
                Real parsed = NumberReader.real(string.text());
                yield parsed == null ? p.value(0, Real.of(0)) : parsed;
            }
            default -> p.value(0, Real.of(0));
        };
    }

    private static Value round(Value value, Parameters p) {
        Num number = number(value);
        p.budget().convert(0);
        int precision = Math.clamp(p.integer(0, 0), -LARGEST_PRECISION, LARGEST_PRECISION);
        String method = p.has(1) ? p.text(1) : "common";
        return switch (method) {
            case "common" -> common(number, precision);
            case "ceil" -> scaled(number, precision, RoundingMode.CEILING);
            case "floor" -> scaled(number, precision, RoundingMode.FLOOR);
            default -> throw JinjaException.evaluation("method must be common, ceil or floor");
        };
    }

    private static Value common(Num number, int precision) {
        if (number.integral()) {
            BigDecimal whole = new BigDecimal(number.big());
            return precision >= 0
                    ? Int.of(number.big())
                    : Int.of(whole.setScale(precision, RoundingMode.HALF_EVEN).toBigInteger());
        }
        double real = number.real();
        if (Double.isNaN(real) || Double.isInfinite(real)) {
            return number;
        }
        BigDecimal exact = new BigDecimal(real);
        if (precision >= exact.scale()) {
            return number;
        }
        double rounded = exact.setScale(precision, RoundingMode.HALF_EVEN).doubleValue();
        return Real.of(Math.copySign(rounded, real));
    }

    private static Value scaled(Num number, int precision, RoundingMode mode) {
        if (number.integral() && precision >= 0) {
            return Real.of(number.real());
        }
        double factor = Math.pow(10, precision);
        double scaled = number.real() * factor;
        if (!Double.isFinite(scaled)) {
            throw JinjaException.evaluation(
                    Double.isNaN(scaled)
                            ? "cannot convert float NaN to integer"
                            : "cannot convert float infinity to integer");
        }
        double whole = mode == RoundingMode.CEILING ? Math.ceil(scaled) : Math.floor(scaled);
        // Python rounds to an integer in between, which has no negative zero.
        return Real.of((whole + 0.0) / factor);
    }

    private static Value fileSize(Value value, Parameters p) {
        p.budget().convert(0);
        Num number = value instanceof Str string ? NumberReader.real(string.text()) : number(value);
        if (number == null) {
            throw JinjaException.evaluation("could not convert string to float");
        }
        boolean binary = p.flag(0, false);
        double base = binary ? 1024 : 1000;
        double bytes = number.real();
        if (bytes == 1) {
            return Str.of("1 Byte");
        }
        if (bytes < base) {
            return Str.of(Real.of(bytes).big() + " Bytes");
        }
        double unit = base;
        int prefix = 0;
        while (prefix < PREFIXES.length - 1 && bytes >= unit * base) {
            unit *= base;
            prefix++;
        }
        if (Double.isNaN(bytes) || Double.isInfinite(bytes)) {
            return Str.of(Real.text(bytes) + (binary ? " YiB" : " YB"));
        }
        String name = binary ? PREFIXES[prefix].replace('k', 'K') + "iB" : PREFIXES[prefix] + "B";
        return Str.of(
                new BigDecimal(bytes / unit).setScale(1, RoundingMode.HALF_EVEN) + " " + name);
    }
}
