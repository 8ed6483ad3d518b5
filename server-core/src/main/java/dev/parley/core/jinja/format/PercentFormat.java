package dev.parley.core.jinja.format;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Sequence;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.List;

/// Python's `template % values`.
public final class PercentFormat {

    private static final int ASCII_END = 0x80;
    private static final int LATIN_END = 0x100;

    private static final int UNSET = -1;
    private static final int DEFAULT_PRECISION = 6;

    private final String template;
    private final boolean markup;
    private final List<Value> values;
    private final Value source;
    private final Budget budget;
    private final TextOut out;
    private int at;
    private int next;

    private boolean left;
    private boolean zero;
    private boolean alternate;
    private String plus = "";
    private int width;
    private int precision;

    private PercentFormat(Str template, Value source, Budget budget) {
        this.template = template.text();
        this.markup = template.isMarkup();
        this.source = source;
        this.values = source instanceof TupleValue tuple ? tuple.items() : List.of(source);
        this.budget = budget;
        this.out = new TextOut(budget);
    }

    /// Fills a template; one that is markup escapes the values.
    public static Str format(Str template, Value values, Budget budget) {
        return template.like(new PercentFormat(template, values, budget).run());
    }

    private String run() {
        while (at < template.length()) {
            int percent = template.indexOf('%', at);
            if (percent < 0) {
                out.append(template, at, template.length());
                break;
            }
            out.append(template, at, percent);
            at = percent + 1;
            conversion();
        }
        if (next < values.size() && !isMapping(source)) {
            throw JinjaException.evaluation("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    /// Whether Python takes a value for a mapping, of which not all need be used: whatever has items, but text and tuples.
    private static boolean isMapping(Value value) {
        return value instanceof DictValue
                || value instanceof Undefined
                || (value instanceof Sequence && !(value instanceof TupleValue));
    }

    private void conversion() {
        Value keyed = key();
        flags();
        width = numberOrStar(0);
        if (width < 0) {
            left = true;
            width = -width;
        }
        precision = UNSET;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, numberOrStar(0));
        }
        while (peek() == 'l' || peek() == 'h' || peek() == 'L') {
            at++;
        }
        char type = peek();
        at++;
        if (type == '%' && template.charAt(at - 2) == '%') {
            out.append('%');
            return;
        }
        budget.repeat(Math.max(width, precision));
        pad(convert(type, keyed == null ? nextValue() : keyed));
    }

    private @Nullable Value key() {
        if (peek() != '(') {
            return null;
        }
        int end = template.indexOf(')', at);
        if (end < 0) {
            throw JinjaException.evaluation("incomplete format key");
        }
        if (!(source instanceof DictValue dict)) {
            throw JinjaException.evaluation("format requires a mapping");
        }
        Str key = Str.of(template.substring(at + 1, end));
        at = end + 1;
        Value value = dict.get(key);
        if (value == null) {
            throw JinjaException.evaluation(TextOut.repr(key, budget));
        }
        return value;
    }

    private void flags() {
        left = false;
        zero = false;
        alternate = false;
        plus = "";
        for (boolean more = true; more; at += more ? 1 : 0) {
            switch (peek()) {
                case '-' -> left = true;
                case '0' -> zero = true;
                case '#' -> alternate = true;
                case '+' -> plus = "+";
                case ' ' -> plus = plus.isEmpty() ? " " : plus;
                default -> more = false;
            }
        }
    }

    private int numberOrStar(int absent) {
        if (peek() == '*') {
            at++;
            return integer(nextValue(), "* wants int, not ").intValue();
        }
        long number = absent;
        while (peek() >= '0' && peek() <= '9') {
            number = Math.min(Integer.MAX_VALUE, number * 10 + peek() - '0');
            at++;
        }
        return (int) number;
    }

    private char peek() {
        if (at >= template.length()) {
            throw JinjaException.evaluation("incomplete format");
        }
        return template.charAt(at);
    }

    private Value nextValue() {
        if (next >= values.size()) {
            throw JinjaException.evaluation("not enough arguments for format string");
        }
        return values.get(next++);
    }

    private String convert(char type, Value value) {
        return switch (type) {
            case 's' -> cut(escape(value, TextOut.str(value, budget)));
            case 'r' -> cut(escape(null, TextOut.repr(value, budget)));
            case 'a' -> cut(escape(null, ascii(TextOut.repr(value, budget))));
            case 'd', 'i', 'u' ->
                    signed(
                            number(value, "%" + type + " format: a real number is required, not ")
                                    .big(),
                            'd');
            case 'x', 'X', 'o' ->
                    signed(
                            integer(value, "%" + type + " format: an integer is required, not "),
                            type);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> real(type, value);
            case 'c' -> character(value);
            default ->
                    throw JinjaException.evaluation(
                            "unsupported format character '%s' (0x%x) at index %d"
                                    .formatted(type, (int) type, at - 1));
        };
    }

    /// Python's `ascii()` of a text that is a `repr` already.
    public static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        point -> {
                            if (point < ASCII_END) {
                                out.append((char) point);
                            } else if (point < LATIN_END) {
                                out.append("\\x%02x".formatted(point));
                            } else {
                                boolean basic = Character.isBmpCodePoint(point);
                                out.append((basic ? "\\u%04x" : "\\U%08x").formatted(point));
                            }
                        });
        return out.toString();
    }

    private String escape(@Nullable Value value, String text) {
        if (!markup || (value instanceof Str string && string.isMarkup())) {
            return text;
        }
        return Str.escape(text);
    }

    private String cut(String text) {
        zero = false;
        boolean longer = precision >= 0 && precision < text.codePointCount(0, text.length());
        return longer ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
    }

    private String character(Value value) {
        zero = false;
        if (value instanceof Str string && string.length() == 1) {
            return string.text();
        }
        BigInteger point = integer(value, "%c requires an int or a unicode character, not ");
        if (point.signum() < 0
                || point.compareTo(BigInteger.valueOf(Character.MAX_CODE_POINT)) > 0) {
            throw JinjaException.evaluation("%c arg not in range(0x110000)");
        }
        return Character.toString(point.intValue());
    }

    private static BigInteger integer(Value value, String complaint) {
        Num number = number(value, complaint);
        if (!number.integral()) {
            throw JinjaException.evaluation(complaint + value.typeName());
        }
        return number.big();
    }

    private static Num number(Value value, String complaint) {
        if (value instanceof Num number) {
            return number;
        }
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw JinjaException.evaluation(complaint + value.typeName());
    }

    private String signed(BigInteger value, char type) {
        budget.convert(value.bitLength());
        String digits = NumberText.integer(value.abs(), type, alternate);
        String padded =
                precision > digits.length()
                        ? "0".repeat(precision - digits.length()) + digits
                        : digits;
        return (value.signum() < 0 ? "-" : plus) + padded;
    }

    private String real(char type, Value value) {
        Num given = number(value, "must be real number, not ");
        budget.convert(NumberText.bits(given, Math.max(0, precision)));
        double number = given.real();
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        String digits =
                NumberText.real(
                        Math.abs(number),
                        type,
                        precision < 0 ? DEFAULT_PRECISION : precision,
                        alternate);
        return (negative ? "-" : plus) + digits;
    }

    private void pad(String text) {
        int missing = width == 0 ? 0 : Math.max(0, width - text.codePointCount(0, text.length()));
        if (left) {
            out.append(text);
            out.append(" ".repeat(missing));
        } else if (zero) {
            int sign = !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
            out.append(text, 0, sign);
            out.append("0".repeat(missing));
            out.append(text, sign, text.length());
        } else {
            out.append(" ".repeat(missing));
            out.append(text);
        }
    }
}
