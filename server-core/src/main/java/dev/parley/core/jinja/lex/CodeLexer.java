package dev.parley.core.jinja.lex;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.text.Whitespace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Cuts the inside of one tag into tokens.
final class CodeLexer {

    private static final char NO_SIGN = 0;

    private final String source;
    private final TokenKind endKind;
    private final String endDelimiter;
    private final IntUnaryOperator lines;
    private final List<Token> tokens;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    /// Where a tag ended.
    ///
    /// @param at the place after its delimiter
    /// @param sign the sign before the delimiter, 0 for none
    record End(int at, char sign) {}

    CodeLexer(
            String source,
            int from,
            TokenKind endKind,
            IntUnaryOperator lines,
            List<Token> tokens) {
        this.source = source;
        this.at = from;
        this.endKind = endKind;
        this.endDelimiter = endKind == TokenKind.BLOCK_END ? "%}" : "}}";
        this.lines = lines;
        this.tokens = tokens;
    }

    End run() {
        while (at < source.length()) {
            End end = open.isEmpty() ? end() : null;
            if (end != null) {
                return end;
            }
            char unit = source.charAt(at);
            if (Whitespace.is(unit)) {
                at = Whitespace.skip(source, at);
            } else if (unit >= '0' && unit <= '9') {
                number();
            } else if (unit == '_' || Character.isUnicodeIdentifierStart(source.codePointAt(at))) {
                name();
            } else if (unit == '\'' || unit == '"') {
                string(unit);
            } else {
                operator(unit);
            }
        }
        throw JinjaException.syntax(
                line(), "unexpected end of template, expected '%s'".formatted(endDelimiter));
    }

    private int line() {
        return lines.applyAsInt(at);
    }

    private @Nullable End end() {
        char unit = source.charAt(at);
        boolean signed = unit == '-' || (unit == '+' && endKind == TokenKind.BLOCK_END);
        int delimiter = signed ? at + 1 : at;
        if (!source.startsWith(endDelimiter, delimiter)) {
            return null;
        }
        add(endKind, endDelimiter);
        return new End(delimiter + endDelimiter.length(), signed ? unit : NO_SIGN);
    }

    private void add(TokenKind kind, String text) {
        tokens.add(new Token(kind, text, line()));
    }

    private void name() {
        int end = at;
        while (end < source.length() && isNamePart(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        add(TokenKind.NAME, source.substring(at, end));
        at = end;
    }

    private static boolean isNamePart(int point) {
        return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
    }

    private void number() {
        int whole = digits(at);
        boolean afterDot = at > 0 && source.charAt(at - 1) == '.';
        int end = afterDot ? -1 : fraction(whole);
        if (end > 0) {
            add(TokenKind.FLOAT, source.substring(at, end).replace("_", ""));
        } else {
            end = integer(whole);
            add(TokenKind.INTEGER, source.substring(at, end).replace("_", ""));
        }
        at = end;
    }

    /// The end of digits with single underscores between them.
    private int digits(int from) {
        int end = from;
        while (isDigit(end, 10)
                || (end > from
                        && end < source.length()
                        && source.charAt(end) == '_'
                        && isDigit(end + 1, 10))) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int place, int radix) {
        return place < source.length()
                && source.charAt(place) < 0x80
                && Character.digit(source.charAt(place), radix) >= 0;
    }

    /// The end of a float whose whole part ends at a place, -1 where it is no float.
    private int fraction(int whole) {
        int end = whole;
        if (end < source.length() && source.charAt(end) == '.' && isDigit(end + 1, 10)) {
            end = digits(end + 1);
        }
        if (end < source.length() && (source.charAt(end) == 'e' || source.charAt(end) == 'E')) {
            int sign = end + 1;
            boolean signed = sign < source.length() && "+-".indexOf(source.charAt(sign)) >= 0;
            int power = signed ? sign + 1 : sign;
            if (isDigit(power, 10)) {
                return digits(power);
            }
        }
        return end > whole ? end : -1;
    }

    private int integer(int whole) {
        if (source.charAt(at) != '0') {
            return whole;
        }
        int radix =
                at + 1 < source.length()
                        ? switch (source.charAt(at + 1)) {
                            case 'b', 'B' -> 2;
                            case 'o', 'O' -> 8;
                            case 'x', 'X' -> 16;
                            default -> 0;
                        }
                        : 0;
        int end = at + 2;
        while (radix > 0
                && (isDigit(end, radix)
                        || (end < source.length()
                                && source.charAt(end) == '_'
                                && isDigit(end + 1, radix)))) {
            end++;
        }
        if (radix > 0 && end > at + 2) {
            return end;
        }
        end = at + 1;
        while (end < whole && (source.charAt(end) == '0' || source.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw unexpected(quote);
        }
        add(TokenKind.STRING, StringLiteral.unescape(source.substring(at + 1, end), line()));
        at = end + 1;
    }

    private JinjaException unexpected(int character) {
        return JinjaException.syntax(
                line(), "unexpected char '%s' at %d".formatted(Character.toString(character), at));
    }

    private void operator(char unit) {
        TokenKind kind = at + 1 < source.length() ? pair(unit, source.charAt(at + 1)) : null;
        if (kind == null) {
            kind = single(unit);
        }
        if (kind == null) {
            throw unexpected(source.codePointAt(at));
        }
        balance(unit);
        add(kind, kind.description());
        at += kind.description().length();
    }

    private void balance(char unit) {
        switch (unit) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> {
                if (open.isEmpty()) {
                    throw JinjaException.syntax(line(), "unexpected '%s'".formatted(unit));
                }
                char expected = open.pop();
                if (expected != unit) {
                    throw JinjaException.syntax(
                            line(), "unexpected '%s', expected '%s'".formatted(unit, expected));
                }
            }
            default -> {}
        }
    }

    private static @Nullable TokenKind pair(char first, char second) {
        if (second == '=') {
            return switch (first) {
                case '=' -> TokenKind.EQ;
                case '!' -> TokenKind.NE;
                case '>' -> TokenKind.GTEQ;
                case '<' -> TokenKind.LTEQ;
                default -> null;
            };
        }
        if (first == '*' && second == '*') {
            return TokenKind.POW;
        }
        return first == '/' && second == '/' ? TokenKind.FLOORDIV : null;
    }

    private static @Nullable TokenKind single(char unit) {
        return switch (unit) {
            case '+' -> TokenKind.ADD;
            case '-' -> TokenKind.SUB;
            case '*' -> TokenKind.MUL;
            case '/' -> TokenKind.DIV;
            case '%' -> TokenKind.MOD;
            case '~' -> TokenKind.TILDE;
            case '[' -> TokenKind.LBRACKET;
            case ']' -> TokenKind.RBRACKET;
            case '(' -> TokenKind.LPAREN;
            case ')' -> TokenKind.RPAREN;
            case '{' -> TokenKind.LBRACE;
            case '}' -> TokenKind.RBRACE;
            case '>' -> TokenKind.GT;
            case '<' -> TokenKind.LT;
            case '=' -> TokenKind.ASSIGN;
            case '.' -> TokenKind.DOT;
            case ':' -> TokenKind.COLON;
            case '|' -> TokenKind.PIPE;
            case ',' -> TokenKind.COMMA;
            case ';' -> TokenKind.SEMICOLON;
            default -> null;
        };
    }
}
