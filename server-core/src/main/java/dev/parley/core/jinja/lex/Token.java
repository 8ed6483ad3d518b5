package dev.parley.core.jinja.lex;

/// A token.
///
/// @param kind what it is
/// @param text its characters; a string's without quotes and escapes
/// @param line where it begins, from 1
public record Token(TokenKind kind, String text, int line) {

    /// Whether it is this word.
    public boolean is(String word) {
        return kind == TokenKind.NAME && text.equals(word);
    }

    /// How messages name it.
    public String description() {
        return kind == TokenKind.NAME ? text : kind.description();
    }
}
