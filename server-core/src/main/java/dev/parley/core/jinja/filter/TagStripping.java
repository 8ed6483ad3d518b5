package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import java.util.Map;

/// The filter `striptags`: text without tags and comments, its white space single spaces, its entities
/// characters.
final class TagStripping {

    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";
    private static final int LONGEST_ENTITY = 8;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;
    private static final Map<String, String> ENTITIES =
            Map.of(
                    "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0",
                    "raquo", "\u00bb", "laquo", "\u00ab", "copy", "\u00a9", "hellip", "\u2026");

    private TagStripping() {}

    static Value strip(Value value, Parameters p) {
        String text = TextOut.str(value, p.budget());
        p.budget().characters(3L * text.length());
        p.budget().scan(text.length());
        return Str.of(unescaped(collapsed(withoutTags(text))));
    }

    private static String withoutTags(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', at)) {
            int end = tagEnd(text, tag);
            if (end < 0) {
                break;
            }
            out.append(text, at, tag);
            at = end;
        }
        return out.append(text, at, text.length()).toString();
    }

    /// Behind a tag or comment; negative when it is not closed.
    private static int tagEnd(String text, int tag) {
        if (text.startsWith(COMMENT, tag)) {
            int end = text.indexOf(COMMENT_END, tag + COMMENT.length());
            return end < 0 ? end : end + COMMENT_END.length();
        }
        int end = text.indexOf('>', tag);
        return end < 0 ? end : end + 1;
    }

    private static String collapsed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = Whitespace.skip(text, 0);
        while (at < text.length()) {
            if (!out.isEmpty()) {
                out.append(' ');
            }
            while (at < text.length() && !Whitespace.is(text.charAt(at))) {
                out.append(text.charAt(at++));
            }
            at = Whitespace.skip(text, at);
        }
        return out.toString();
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int and = text.indexOf('&'); and >= 0; and = text.indexOf('&', at)) {
            out.append(text, at, and);
            int end = text.indexOf(';', and);
            String name = end < 0 || end - and > LONGEST_ENTITY ? "" : text.substring(and + 1, end);
            String character =
                    name.startsWith("#") ? numbered(name) : ENTITIES.getOrDefault(name, "");
            out.append(character.isEmpty() ? "&" : character);
            at = character.isEmpty() ? and + 1 : end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private static String numbered(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? HEX : DECIMAL);
            return Character.isValidCodePoint(point) ? Character.toString(point) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
