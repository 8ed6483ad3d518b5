package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Real;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Locale;

/// Reads numbers as Python's `int()` and `float()` do.
final class NumberReader {

    private static final int LONGEST = 1_200;

    private NumberReader() {}

    private static String strip(String text) {
        int from = Whitespace.skip(text, 0);
        return text.substring(from, Whitespace.skipBack(text, from, text.length()));
    }

    /// An integer, null where the text is none.
    static @Nullable Num integer(String text, int base) {
        String body = ascii(strip(text));
        boolean negative = body.startsWith("-");
        int at = negative || body.startsWith("+") ? 1 : 0;
        int radix = base;
        int prefixed = prefixBase(body, at);
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            at += 2;
            at += at < body.length() && body.charAt(at) == '_' ? 1 : 0;
        } else if (base == 0) {
            radix = 10;
        }
        String digits = digits(body, at, radix);
        if (digits == null) {
            return null;
        }
        BigInteger value = new BigInteger(digits, radix);
        return Int.of(negative ? value.negate() : value);
    }

    private static int prefixBase(String body, int at) {
        if (at + 2 > body.length() || body.charAt(at) != '0') {
            return 0;
        }
        return switch (body.charAt(at + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /// The digits without underscores between them, null where there is something else.
    private static @Nullable String digits(String body, int from, int radix) {
        if (radix < Character.MIN_RADIX
                || radix > Character.MAX_RADIX
                || body.length() - from > LONGEST) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        boolean underscore = true;
        for (int i = from; i < body.length(); i++) {
            int digit = Character.digit(body.charAt(i), radix);
            if (digit < 0 && (underscore || body.charAt(i) != '_')) {
                return null;
            }
            underscore = digit < 0;
            if (digit >= 0) {
                digits.append(Character.forDigit(digit, radix));
            }
        }
        return underscore ? null : digits.toString();
    }

    /// The text with the decimal digits of any script as those of ASCII.
    private static String ascii(String text) {
        if (text.chars().allMatch(unit -> unit < 0x80)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        point ->
                                ascii.appendCodePoint(
                                        Character.isDigit(point)
                                                ? '0' + Character.digit(point, 10)
                                                : point));
        return ascii.toString();
    }

    /// A float, null where the text is none.
    static @Nullable Real real(String text) {
        String body = ascii(strip(text)).toLowerCase(Locale.ROOT);
        String unsigned = body.startsWith("-") || body.startsWith("+") ? body.substring(1) : body;
        double sign = body.startsWith("-") ? -1 : 1;
        return switch (unsigned) {
            case "inf", "infinity" -> Real.of(sign * Double.POSITIVE_INFINITY);
            case "nan" -> Real.of(Double.NaN);
            default ->
                    isDecimal(unsigned)
                            ? Real.of(sign * Double.parseDouble(unsigned.replace("_", "")))
                            : null;
        };
    }

    private static boolean isDecimal(String text) {
        int at = digitRun(text, 0);
        boolean digits = at > 0;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digitRun(text, at + 1);
            digits |= end > at + 1;
            at = end;
        }
        if (digits && at < text.length() && text.charAt(at) == 'e') {
            at++;
            at += at < text.length() && "+-".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
            int end = digitRun(text, at);
            digits = end > at;
            at = end;
        }
        return digits && at == text.length() && at <= LONGEST;
    }

    private static int digitRun(String text, int from) {
        int at = from;
        while (at < text.length()
                && (isDigit(text, at)
                        || (text.charAt(at) == '_'
                                && at > from
                                && isDigit(text, at - 1)
                                && isDigit(text, at + 1)))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
