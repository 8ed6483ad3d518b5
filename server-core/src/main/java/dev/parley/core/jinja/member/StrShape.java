package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// String methods that cut or fill the ends of a string.
final class StrShape {

    private static final int TAB = 8;

    private StrShape() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Str> find(String name) {
        return switch (name) {
            case "strip" -> Operation.of(name, (s, p) -> strip(s, p, true, true), "chars?");
            case "lstrip" -> Operation.of(name, (s, p) -> strip(s, p, true, false), "chars?");
            case "rstrip" -> Operation.of(name, (s, p) -> strip(s, p, false, true), "chars?");
            case "ljust" ->
                    Operation.of(name, (s, p) -> pad(s, p, Side.RIGHT), "width", "fillchar?");
            case "rjust" ->
                    Operation.of(name, (s, p) -> pad(s, p, Side.LEFT), "width", "fillchar?");
            case "center" ->
                    Operation.of(name, (s, p) -> pad(s, p, Side.BOTH), "width", "fillchar?");
            case "zfill" -> Operation.of(name, StrShape::zeroFill, "width");
            case "expandtabs" -> Operation.of(name, StrShape::expandTabs, "tabsize?");
            default -> null;
        };
    }

    private enum Side {
        LEFT,
        RIGHT,
        BOTH
    }

    private static Value strip(Str string, Parameters p, boolean start, boolean end) {
        if (!p.hasValue(0)) {
            return strip(string, start, end);
        }
        p.budget().scan(p.text(0).length());
        return strip(string, p.text(0), start, end);
    }

    private static Str strip(Str string, boolean start, boolean end) {
        String text = string.text();
        int from = start ? Whitespace.skip(text, 0) : 0;
        int to = end ? Whitespace.skipBack(text, from, text.length()) : text.length();
        return from == 0 && to == text.length() ? string : string.like(text.substring(from, to));
    }

    private static Str strip(Str string, String characters, boolean start, boolean end) {
        String text = string.text();
        int[] dropped = characters.codePoints().sorted().toArray();
        int from = 0;
        int to = text.length();
        while (start && from < to && Arrays.binarySearch(dropped, text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (end && to > from && Arrays.binarySearch(dropped, text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return from == 0 && to == text.length() ? string : string.like(text.substring(from, to));
    }

    private static Value pad(Str string, Parameters p, Side side) {
        String fill = " ";
        if (p.has(1)) {
            Str given = Parameters.text(p.value(1));
            if (given.length() != 1) {
                throw JinjaException.evaluation(
                        "The fill character must be exactly one character long");
            }
            fill = string.isMarkup() ? given.escaped() : given.text();
        }
        int missing = missing(string, p);
        int before =
                switch (side) {
                    case LEFT -> missing;
                    case RIGHT -> 0;
                    case BOTH -> missing / 2 + (missing & p.integer(0, 0) & 1);
                };
        return string.like(fill.repeat(before) + string.text() + fill.repeat(missing - before));
    }

    private static int missing(Str string, Parameters p) {
        int missing = Math.max(0, p.integer(0, 0) - string.length());
        p.budget().repeat(missing);
        p.budget().characters((long) missing + string.text().length());
        return missing;
    }

    private static Value zeroFill(Str string, Parameters p) {
        String zeros = "0".repeat(missing(string, p));
        String text = string.text();
        boolean signed = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-');
        return string.like(signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text);
    }

    private static Value expandTabs(Str string, Parameters p) {
        int size = p.integer(0, TAB);
        p.budget().repeat(Math.max(size, 0));
        TextOut out = new TextOut(p.budget());
        int column = 0;
        for (int i = 0; i < string.text().length(); i++) {
            char unit = string.text().charAt(i);
            if (unit == '\t') {
                int spaces = size <= 0 ? 0 : size - column % size;
                out.append(" ".repeat(spaces));
                column += spaces;
            } else {
                out.append(unit);
                column = unit == '\n' || unit == '\r' ? 0 : column + 1;
            }
        }
        return string.like(out.toString());
    }
}
