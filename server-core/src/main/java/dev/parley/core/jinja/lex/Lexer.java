package dev.parley.core.jinja.lex;

import static dev.parley.core.jinja.lex.TokenKind.BLOCK_BEGIN;
import static dev.parley.core.jinja.lex.TokenKind.BLOCK_END;
import static dev.parley.core.jinja.lex.TokenKind.DATA;
import static dev.parley.core.jinja.lex.TokenKind.END;
import static dev.parley.core.jinja.lex.TokenKind.VARIABLE_BEGIN;
import static dev.parley.core.jinja.lex.TokenKind.VARIABLE_END;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.text.Whitespace;

import java.util.ArrayList;
import java.util.List;

/// Cuts a template into tokens. Newlines after block tags and blanks before them are dropped, as are white space beside
/// a `-` and one newline at the very end.
public final class Lexer {

    private static final int DELIMITER = 2;
    private static final int LONGEST = 256 << 10;
    private static final char NO_SIGN = 0;

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int counted;
    private boolean lineStarting = true;

    private Lexer(String source) {
        this.source = source;
    }

    /// The tokens of a template, ending with one of kind [TokenKind#END].
    public static List<Token> tokens(String template) {
        if (template.length() > LONGEST) {
            throw JinjaException.limit("a template may have %d characters".formatted(LONGEST));
        }
        String unix =
                template.indexOf('\r') < 0
                        ? template
                        : template.replace("\r\n", "\n").replace('\r', '\n');
        Lexer lexer = new Lexer(unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < source.length()) {
            int tag = nextTag(at);
            if (tag < 0) {
                data(at, source.length());
                at = source.length();
            } else {
                tag(tag);
            }
        }
        add(END, "", at);
    }

    /// Where the next tag, print or comment begins, -1 after the last.
    private int nextTag(int from) {
        for (int i = source.indexOf('{', from);
                i >= 0 && i + 1 < source.length();
                i = source.indexOf('{', i + 1)) {
            char second = source.charAt(i + 1);
            if (second == '%' || second == '{' || second == '#') {
                return i;
            }
        }
        return -1;
    }

    private void tag(int tag) {
        char type = source.charAt(tag + 1);
        char sign = sign(tag + DELIMITER);
        data(at, strippedEnd(at, tag, sign, type == '{'));
        int inside = tag + DELIMITER + (sign == NO_SIGN ? 0 : 1);
        lineStarting = false;
        if (type == '#') {
            comment(tag, inside);
        } else if (type == '{') {
            add(VARIABLE_BEGIN, "{{", tag);
            code(inside, VARIABLE_END);
        } else if (!raw(tag, inside)) {
            add(BLOCK_BEGIN, "{%", tag);
            code(inside, BLOCK_END);
        }
    }

    private char sign(int place) {
        boolean signed =
                place < source.length()
                        && (source.charAt(place) == '-' || source.charAt(place) == '+');
        return signed ? source.charAt(place) : NO_SIGN;
    }

    /// Where the text before a tag ends once the blanks are dropped that the tag's sign and type say.
    private int strippedEnd(int from, int tag, char sign, boolean print) {
        if (sign == '-') {
            return Whitespace.skipBack(source, from, tag);
        }
        if (sign == '+' || print) {
            return tag;
        }
        int lineStart = tag;
        while (lineStart > from && source.charAt(lineStart - 1) != '\n') {
            if (!Whitespace.is(source.charAt(lineStart - 1))) {
                return tag;
            }
            lineStart--;
        }
        return lineStart > from || lineStarting ? lineStart : tag;
    }

    private void data(int from, int to) {
        if (to > from) {
            add(DATA, source.substring(from, to), from);
        }
    }

    private void add(TokenKind kind, String text, int place) {
        tokens.add(new Token(kind, text, lineAt(place)));
    }

    private int lineAt(int place) {
        for (; counted < place; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private void comment(int tag, int inside) {
        int end = source.indexOf("#}", inside);
        if (inside == source.length()) {
            at = inside;
            return;
        }
        if (end < 0) {
            throw JinjaException.syntax(lineAt(tag), "Missing end of comment tag");
        }
        char sign = end > inside ? sign(end - 1) : NO_SIGN;
        close(end + DELIMITER, sign, true);
    }

    /// Goes on after a tag that ends here, past the blanks its sign drops.
    private void close(int end, char sign, boolean trimNewline) {
        at = end;
        if (sign == '-') {
            at = Whitespace.skip(source, end);
        } else if (sign == NO_SIGN
                && trimNewline
                && end < source.length()
                && source.charAt(end) == '\n') {
            at = end + 1;
        }
        lineStarting = source.charAt(at - 1) == '\n';
    }

    /// Takes a raw block if one begins here.
    private boolean raw(int tag, int inside) {
        int word = Whitespace.skip(source, inside);
        int after = word + "raw".length();
        if (!source.startsWith("raw", word)) {
            return false;
        }
        int end = Whitespace.skip(source, after);
        boolean minus = source.startsWith("-%}", end);
        if (!minus && !source.startsWith("%}", end)) {
            return false;
        }
        close(end + (minus ? 1 : 0) + DELIMITER, minus ? '-' : '+', false);
        for (int i = source.indexOf("{%", at); i >= 0; i = source.indexOf("{%", i + 1)) {
            if (endRaw(i)) {
                return true;
            }
        }
        throw JinjaException.syntax(lineAt(tag), "Missing end of raw directive");
    }

    private boolean endRaw(int tag) {
        char sign = sign(tag + DELIMITER);
        int word = Whitespace.skip(source, tag + DELIMITER + (sign == NO_SIGN ? 0 : 1));
        if (!source.startsWith("endraw", word)) {
            return false;
        }
        int end = Whitespace.skip(source, word + "endraw".length());
        char endSign = sign(end);
        int delimiter = end + (endSign == NO_SIGN ? 0 : 1);
        if (!source.startsWith("%}", delimiter)) {
            return false;
        }
        data(at, strippedEnd(at, tag, sign, false));
        close(delimiter + DELIMITER, endSign, true);
        return true;
    }

    private void code(int inside, TokenKind end) {
        CodeLexer code = new CodeLexer(source, inside, end, this::lineAt, tokens);
        CodeLexer.End found = code.run();
        close(found.at(), found.sign(), end == BLOCK_END);
    }
}
