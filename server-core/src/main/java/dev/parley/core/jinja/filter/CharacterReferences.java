package dev.parley.core.jinja.filter;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Turns HTML's character references, `&amp;` or `&#38;`, into what they stand for, as HTML 5 parsers do: the last
/// semicolon may be missing, and numbers of no character are replaced or dropped.
final class CharacterReferences {

    private static final int LONGEST_NAME = 32;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;
    private static final int BEYOND = 0x110000;
    private static final String REPLACEMENT = "\ufffd";
    private static final String NO_NAME = "\t\n\f <&#;";

    /// What browsers make of the numbers 0x80 to 0x9f: Windows-1252.
    private static final String WINDOWS =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
                + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private static final int WINDOWS_START = 0x80;

    private CharacterReferences() {}

    /// The names, read when the first is looked up.
    private static final class Names {

        private static final Map<String, String> ALL = read();

        private static Map<String, String> read() {
            Map<String, String> names = HashMap.newHashMap(2_231);
            try (InputStream in =
                            Objects.requireNonNull(
                                    Names.class.getResourceAsStream("entities.txt"));
                    BufferedReader lines =
                            new BufferedReader(
                                    new InputStreamReader(in, StandardCharsets.US_ASCII))) {
                lines.lines().forEach(line -> add(line.split(" "), names));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
        }

        private static void add(String[] line, Map<String, String> names) {
            StringBuilder characters = new StringBuilder();
            for (int i = 1; i < line.length; i++) {
                characters.appendCodePoint(Integer.parseInt(line[i], HEX));
            }
            names.put(line[0], characters.toString());
        }
    }

    /// A text with its references replaced. It never grows.
    static String replaced(String text) {
        int and = text.indexOf('&');
        if (and < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (and >= 0) {
            out.append(text, at, and);
            boolean numbered = and + 1 < text.length() && text.charAt(and + 1) == '#';
            at = numbered ? number(text, and, out) : name(text, and, out);
            and = text.indexOf('&', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    /// Writes what a name stands for, or the longest beginning of it that is a name without semicolon.
    ///
    /// @return where the text goes on
    private static int name(String text, int and, StringBuilder out) {
        int end = and + 1;
        while (end < text.length()
                && end - and <= LONGEST_NAME
                && NO_NAME.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end == and + 1) {
            out.append('&');
            return end;
        }
        if (end < text.length() && text.charAt(end) == ';') {
            end++;
        }
        for (int to = end; to > and + 1; to--) {
            String characters = Names.ALL.get(text.substring(and + 1, to));
            if (characters != null && (to == end || to - and > 2)) {
                out.append(characters);
                return to;
            }
        }
        out.append(text, and, end);
        return end;
    }

    /// Writes the character of a number.
    ///
    /// @return where the text goes on
    private static int number(String text, int and, StringBuilder out) {
        int digits = and + 2;
        boolean hex = digits < text.length() && (text.charAt(digits) | ' ') == 'x';
        int radix = hex ? HEX : DECIMAL;
        int at = hex ? digits + 1 : digits;
        int first = at;
        int point = 0;
        while (at < text.length() && digit(text.charAt(at), radix) >= 0) {
            point = Math.min(point * radix + digit(text.charAt(at), radix), BEYOND);
            at++;
        }
        if (at == first) {
            out.append("&#");
            return digits;
        }
        out.append(character(point));
        return at < text.length() && text.charAt(at) == ';' ? at + 1 : at;
    }

    private static int digit(char unit, int radix) {
        return unit < WINDOWS_START ? Character.digit(unit, radix) : -1;
    }

    private static String character(int point) {
        String replaced = replacement(point);
        if (replaced != null) {
            return replaced;
        }
        boolean control = point < ' ' && point != '\t' && point != '\n' && point != '\f';
        boolean none = (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) == 0xfffe;
        return control || none || point == 0x7f ? "" : Character.toString(point);
    }

    private static @Nullable String replacement(int point) {
        if (point == 0
                || point == BEYOND
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            return REPLACEMENT;
        }
        int windows = point - WINDOWS_START;
        if (windows >= 0 && windows < WINDOWS.length()) {
            return WINDOWS.substring(windows, windows + 1);
        }
        return point == '\r' ? "\r" : null;
    }
}
