package dev.parley.core.jinja.member;

import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.IntPredicate;

/// String methods about letters, their case and other classes of characters.
final class StrCase {

    private static final String SUPERSCRIPT_DIGITS =
            "\u00b2\u00b3\u00b9\u2070\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final char FINAL_SIGMA = '\u03c2';
    private static final char SIGMA = '\u03c3';
    private static final int ASCII_END = 0x80;
    private static final int FIRST_SUBSCRIPT = 0x2080;
    private static final int LAST_SUBSCRIPT = 0x2089;

    private StrCase() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Str> find(String name) {
        return switch (name) {
            case "upper" ->
                    Operation.of(name, (s, p) -> changed(s, p, s.text().toUpperCase(Locale.ROOT)));
            case "lower" ->
                    Operation.of(name, (s, p) -> changed(s, p, s.text().toLowerCase(Locale.ROOT)));
            case "casefold" -> Operation.of(name, (s, p) -> changed(s, p, fold(s.text())));
            case "capitalize" -> Operation.of(name, (s, p) -> changed(s, p, capitalize(s.text())));
            case "title" -> Operation.of(name, (s, p) -> changed(s, p, title(s.text())));
            case "swapcase" -> Operation.of(name, (s, p) -> changed(s, p, swap(s.text())));
            case "isupper" ->
                    Operation.of(name, (s, p) -> Bool.of(cased(s.text(), Character::isLowerCase)));
            case "islower" ->
                    Operation.of(name, (s, p) -> Bool.of(cased(s.text(), Character::isUpperCase)));
            case "istitle" -> Operation.of(name, (s, p) -> Bool.of(isTitle(s.text())));
            case "isdigit" -> Operation.of(name, (s, p) -> all(s, StrCase::isDigit));
            case "isdecimal" -> Operation.of(name, (s, p) -> all(s, Character::isDigit));
            case "isnumeric" -> Operation.of(name, (s, p) -> all(s, StrCase::isNumeric));
            case "isalpha" -> Operation.of(name, (s, p) -> all(s, Character::isLetter));
            case "isalnum" ->
                    Operation.of(
                            name,
                            (s, p) ->
                                    all(s, point -> Character.isLetter(point) || isNumeric(point)));
            case "isspace" ->
                    Operation.of(
                            name,
                            (s, p) ->
                                    all(
                                            s,
                                            point ->
                                                    point < 0x10000
                                                            && Whitespace.is((char) point)));
            case "isascii" ->
                    Operation.of(
                            name,
                            (s, p) -> Bool.of(s.text().chars().allMatch(unit -> unit < 0x80)));
            case "isidentifier" -> Operation.of(name, (s, p) -> Bool.of(isIdentifier(s.text())));
            default -> null;
        };
    }

    private static Str changed(Str string, Parameters p, String text) {
        p.budget().characters(text.length());
        return string.like(text);
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace(FINAL_SIGMA, SIGMA);
    }

    private static String titleCase(int point) {
        String upper = Character.toString(point).toUpperCase(Locale.ROOT);
        int title = Character.toTitleCase(point);
        if (title != point || upper.codePointCount(0, upper.length()) == 1) {
            return Character.toString(title);
        }
        int capital = 0;
        while (!isCased(upper.codePointAt(capital))) {
            capital++;
        }
        int rest = capital + Character.charCount(upper.codePointAt(capital));
        return upper.substring(0, rest) + upper.substring(rest).toLowerCase(Locale.ROOT);
    }

    /// The first character as a title has it, the others in lower case.
    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        // A sigma at the end of a word has a form of its own, so all of the text is looked at.
        int lowered = Character.toString(first).toLowerCase(Locale.ROOT).length();
        return titleCase(first) + text.toLowerCase(Locale.ROOT).substring(lowered);
    }

    private static boolean isCased(int point) {
        return Character.isUpperCase(point)
                || Character.isLowerCase(point)
                || Character.isTitleCase(point);
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point < ASCII_END) {
                out.append(
                        (char)
                                (inWord
                                        ? Character.toLowerCase(point)
                                        : Character.toUpperCase(point)));
            } else {
                out.append(
                        inWord
                                ? Character.toString(point).toLowerCase(Locale.ROOT)
                                : titleCase(point));
            }
            inWord = isCased(point);
        }
        return out.toString();
    }

    private static String swap(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            String point = Character.toString(text.codePointAt(i));
            out.append(
                    Character.isUpperCase(text.codePointAt(i))
                            ? point.toLowerCase(Locale.ROOT)
                            : point.toUpperCase(Locale.ROOT));
        }
        return out.toString();
    }

    private static boolean cased(String text, IntPredicate wrong) {
        boolean any = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (wrong.test(point) || Character.isTitleCase(point)) {
                return false;
            }
            any |= isCased(point);
        }
        return any;
    }

    private static boolean isTitle(String text) {
        boolean any = false;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            boolean upper = Character.isUpperCase(point) || Character.isTitleCase(point);
            if (isCased(point) && upper == inWord) {
                return false;
            }
            any |= isCased(point);
            inWord = isCased(point);
        }
        return any;
    }

    private static Value all(Str string, IntPredicate wanted) {
        return Bool.of(string.truthy() && string.text().codePoints().allMatch(wanted));
    }

    private static boolean isDigit(int point) {
        return Character.isDigit(point)
                || SUPERSCRIPT_DIGITS.indexOf(point) >= 0
                || (point >= FIRST_SUBSCRIPT && point <= LAST_SUBSCRIPT);
    }

    private static boolean isNumeric(int point) {
        int type = Character.getType(point);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isIdentifierPart(int point) {
        return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && (Character.isUnicodeIdentifierStart(text.codePointAt(0))
                        || text.charAt(0) == '_')
                && text.codePoints().allMatch(StrCase::isIdentifierPart);
    }
}
