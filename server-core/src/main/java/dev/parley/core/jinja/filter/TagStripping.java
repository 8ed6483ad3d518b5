package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

/// The filter `striptags`: text without tags and comments, its white space single spaces, its entities
/// characters.
final class TagStripping {

    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    private TagStripping() {}

    static Value strip(Value value, Parameters p) {
        String text = TextOut.str(value, p.budget());
        p.budget().characters(4L * text.length());
        p.budget().scan(text.length());
        return Str.of(CharacterReferences.replaced(collapsed(withoutTags(text))));
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
}
