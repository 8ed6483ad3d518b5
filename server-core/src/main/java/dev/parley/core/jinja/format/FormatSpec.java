package dev.parley.core.jinja.format;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import java.math.BigInteger;

/// Python's format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
public final class FormatSpec {

    private static final int UNSET = -1;
    private static final int DEFAULT_PRECISION = 6;
    private static final int GROUP = 3;
    private static final int BIT_GROUP = 4;
    private static final char NO_ALIGN = 0;
    private static final String BIT_BASES = "boxX";

    private final String spec;
    private int at;
    private String fill = "";
    private char align = NO_ALIGN;
    private char sign = '-';
    private boolean signed;
    private boolean zeroless;
    private boolean alternate;
    private boolean zeroPadded;
    private int width = UNSET;
    private char grouping;
    private int precision = UNSET;
    private char type;

    private FormatSpec(String spec) {
        this.spec = spec;
    }

    /// A value in the shape a spec asks for.
    public static String format(Value value, String spec, Budget budget) {
        if (spec.isEmpty()) {
            return TextOut.str(value, budget);
        }
        FormatSpec parsed = new FormatSpec(spec);
        parsed.parse(value, budget);
        if (value instanceof Num number) {
            budget.convert(NumberText.bits(number, Math.max(0, parsed.precision)));
        }
        return parsed.apply(value);
    }

    private void parse(Value value, Budget budget) {
        parseAlignment();
        if (peek('+') || peek('-') || peek(' ')) {
            sign = spec.charAt(at++);
            signed = true;
        }
        zeroless = take('z');
        alternate = take('#');
        if (take('0') && fill.isEmpty()) {
            fill = "0";
            zeroPadded = align == NO_ALIGN;
        }
        fill = fill.isEmpty() ? " " : fill;
        width = number();
        if (peek(',') || peek('_')) {
            grouping = spec.charAt(at++);
        }
        if (take('.')) {
            precision = number();
            if (precision == UNSET) {
                throw JinjaException.evaluation("Format specifier missing precision");
            }
        }
        if (at < spec.length()) {
            type = spec.charAt(at++);
        }
        if (at < spec.length()) {
            throw JinjaException.evaluation(
                    "Invalid format specifier '%s' for object of type '%s'"
                            .formatted(spec, value.typeName()));
        }
        budget.repeat(Math.max(width, precision));
    }

    private void parseAlignment() {
        int first = spec.codePointAt(0);
        int second = Character.charCount(first);
        if (second < spec.length() && "<>=^".indexOf(spec.charAt(second)) >= 0) {
            fill = Character.toString(first);
            align = spec.charAt(second);
            at = second + 1;
        } else if ("<>=^".indexOf(first) >= 0) {
            align = (char) first;
            at = 1;
        }
    }

    private boolean peek(char expected) {
        return at < spec.length() && spec.charAt(at) == expected;
    }

    private boolean take(char expected) {
        boolean found = peek(expected);
        at += found ? 1 : 0;
        return found;
    }

    private int number() {
        int from = at;
        long number = 0;
        while (at < spec.length() && spec.charAt(at) >= '0' && spec.charAt(at) <= '9') {
            number = Math.min(Integer.MAX_VALUE, number * 10 + spec.charAt(at++) - '0');
        }
        return at == from ? UNSET : (int) number;
    }

    private String apply(Value value) {
        return switch (value) {
            case Num number when number.integral() && "eEfFgG%".indexOf(type) < 0 ->
                    integer(number);
            case Num number -> real(number);
            case Str string -> text(string.text());
            default ->
                    throw JinjaException.evaluation(
                            "unsupported format string passed to %s.__format__"
                                    .formatted(value.typeName()));
        };
    }

    private JinjaException unknownType(String typeName) {
        return JinjaException.evaluation(
                "Unknown format code '%s' for object of type '%s'".formatted(type, typeName));
    }

    private static void require(boolean allowed, String what, String kind) {
        if (!allowed) {
            throw JinjaException.evaluation(
                    "%s not allowed in %s format specifier".formatted(what, kind));
        }
    }

    private String text(String text) {
        if (type != 0 && type != 's') {
            throw unknownType("str");
        }
        require(!signed, sign == ' ' ? "Space" : "Sign", "string");
        require(!zeroless, "Negative zero coercion (z)", "string");
        require(!alternate, "Alternate form (#)", "string");
        require(align != '=', "'=' alignment", "string");
        type = 's';
        requireNoGroups();
        int length = text.codePointCount(0, text.length());
        String cut =
                precision >= 0 && precision < length
                        ? text.substring(0, text.offsetByCodePoints(0, precision))
                        : text;
        return pad("", cut, align == NO_ALIGN ? '<' : align);
    }

    private String integer(Num number) {
        if (type == 'c') {
            require(!signed, "Sign", "integer 'c'");
            requirePlain();
            return character(number.big());
        }
        if (type != 0 && "bdnoxX".indexOf(type) < 0) {
            throw unknownType(number.typeName());
        }
        require(precision < 0, "Precision", "integer");
        require(!zeroless, "Negative zero coercion (z)", "integer");
        if ((grouping == ',' && type != 0 && type != 'd') || type == 'n') {
            requireNoGroups();
        }
        BigInteger value = number.big();
        String digits = NumberText.integer(value.abs(), type, false);
        String base = alternate && BIT_BASES.indexOf(type) >= 0 ? "0" + type : "";
        int group = BIT_BASES.indexOf(type) >= 0 ? BIT_GROUP : GROUP;
        return number(sign(value.signum() < 0) + base, digits, group);
    }

    private void requirePlain() {
        require(precision < 0, "Precision", "integer");
        require(!zeroless, "Negative zero coercion (z)", "integer");
        require(!alternate, "Alternate form (#)", "integer 'c'");
        requireNoGroups();
    }

    private void requireNoGroups() {
        if (grouping != 0) {
            throw JinjaException.evaluation(
                    "Cannot specify '%s' with '%s'.".formatted(grouping, type));
        }
    }

    private String character(BigInteger point) {
        if (point.signum() < 0
                || point.bitLength() > 21
                || point.intValue() > Character.MAX_CODE_POINT) {
            throw JinjaException.evaluation("%c arg not in range(0x110000)");
        }
        return pad("", Character.toString(point.intValue()), align == NO_ALIGN ? '<' : align);
    }

    /// A number's sign and digits, grouped and padded.
    private String number(String prefix, String digits, int group) {
        String body = digits;
        if (grouping != 0) {
            int whole = NumberText.whole(digits);
            int room = width - prefix.length() - (digits.length() - whole);
            int padded = whole;
            boolean zeros = fill.equals("0") && numberAlign() == '=';
            while (zeros && padded + (padded - 1) / group < room) {
                padded++;
            }
            body = NumberText.group("0".repeat(padded - whole) + digits, grouping, group);
        }
        return pad(prefix, body, numberAlign());
    }

    private char numberAlign() {
        return align != NO_ALIGN ? align : zeroPadded ? '=' : '>';
    }

    private String real(Num number) {
        double value = number.real();
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        String digits = digits(Math.abs(value));
        boolean zero = zeroless && digits.chars().allMatch(unit -> unit == '0' || unit == '.');
        return number(sign(negative && !zero), digits, GROUP);
    }

    private String digits(double value) {
        if (type == 0) {
            return precision == UNSET ? Real.text(value) : shortReal(value);
        }
        if ("eEfFgGn%".indexOf(type) < 0) {
            throw unknownType("float");
        }
        if (type == 'n') {
            requireNoGroups();
        }
        return NumberText.real(
                value,
                type == 'n' ? 'g' : type,
                precision == UNSET ? DEFAULT_PRECISION : precision,
                alternate);
    }

    private String shortReal(double value) {
        String digits = NumberText.real(value, 'g', precision, alternate);
        if (!digits.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            return digits;
        }
        // A whole number needs a digit for its ".0".
        return digits.length() < Math.max(precision, 1)
                ? digits + ".0"
                : NumberText.real(value, 'e', significant(digits) - 1, alternate);
    }

    private static int significant(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private String sign(boolean negative) {
        if (negative) {
            return "-";
        }
        return sign == '-' ? "" : Character.toString(sign);
    }

    private String pad(String prefix, String body, char alignment) {
        int length = prefix.length() + body.codePointCount(0, body.length());
        int missing = Math.max(0, width - length);
        return switch (alignment) {
            case '<' -> prefix + body + fill.repeat(missing);
            case '^' ->
                    fill.repeat(missing / 2) + prefix + body + fill.repeat(missing - missing / 2);
            case '=' -> prefix + fill.repeat(missing) + body;
            default -> fill.repeat(missing) + prefix + body;
        };
    }
}
