package dev.parley.core.jinja.tree;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.lex.Token;
import dev.parley.core.jinja.lex.TokenKind;

import java.util.List;

/// Tokens being read. Belongs to one compilation.
final class Tokens {

    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(at);
    }

    Token following() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    boolean is(TokenKind kind) {
        return current().kind() == kind;
    }

    boolean is(String word) {
        return current().is(word);
    }

    int line() {
        return current().line();
    }

    Token take() {
        Token token = current();
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean skip(TokenKind kind) {
        boolean found = is(kind);
        if (found) {
            take();
        }
        return found;
    }

    boolean skip(String word) {
        boolean found = is(word);
        if (found) {
            take();
        }
        return found;
    }

    Token expect(TokenKind kind) {
        if (!is(kind)) {
            throw expected(kind.description());
        }
        return take();
    }

    Token expect(String word) {
        if (!is(word)) {
            throw expected(word);
        }
        return take();
    }

    private JinjaException expected(String what) {
        return is(TokenKind.END)
                ? fail("unexpected end of template, expected '%s'.".formatted(what))
                : fail("expected token '%s', got '%s'".formatted(what, current().description()));
    }

    JinjaException fail(String message) {
        return JinjaException.syntax(line(), message);
    }
}
