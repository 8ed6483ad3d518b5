package dev.parley.core.jinja.tree;

import dev.parley.core.jinja.lex.Token;
import dev.parley.core.jinja.lex.TokenKind;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Parses what stands between operators: literals, names, parentheses and the arguments of calls.
final class PrimaryParser {

    private static final int LONGEST_NUMBER = 4_300;

    private final Tokens tokens;
    private final ExpressionParser expressions;

    PrimaryParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NAME -> name(tokens.take());
            case STRING -> string();
            case INTEGER -> integer(tokens.take());
            case FLOAT -> real(tokens.take());
            case LPAREN -> parentheses();
            case LBRACKET -> list();
            case LBRACE -> dict();
            default -> throw tokens.fail("unexpected '%s'".formatted(token.description()));
        };
    }

    private Expression name(Token token) {
        expressions.leaf();
        return switch (token.text()) {
            case "true", "True" -> new Expression.Literal(Bool.TRUE);
            case "false", "False" -> new Expression.Literal(Bool.FALSE);
            case "none", "None" -> new Expression.Literal(None.NONE);
            default -> new Expression.Name(token.text());
        };
    }

    private Expression string() {
        expressions.leaf();
        StringBuilder text = new StringBuilder(tokens.take().text());
        while (tokens.is(TokenKind.STRING)) {
            text.append(tokens.take().text());
        }
        return new Expression.Literal(Str.of(text.toString()));
    }

    Expression integer(Token token) {
        String text = token.text();
        if (text.length() > LONGEST_NUMBER) {
            throw tokens.fail("a number has more than %d digits".formatted(LONGEST_NUMBER));
        }
        int radix =
                text.length() < 3
                        ? 10
                        : switch (text.charAt(1)) {
                            case 'x', 'X' -> 16;
                            case 'o', 'O' -> 8;
                            case 'b', 'B' -> 2;
                            default -> 10;
                        };
        expressions.leaf();
        return new Expression.Literal(
                Int.of(new BigInteger(radix == 10 ? text : text.substring(2), radix)));
    }

    private Expression real(Token token) {
        expressions.leaf();
        return new Expression.Literal(Real.of(Double.parseDouble(token.text())));
    }

    private Expression parentheses() {
        tokens.take();
        Expression parsed = tuple(true, "", true);
        tokens.expect(TokenKind.RPAREN);
        return parsed;
    }

    Expression tuple(boolean conditionals, String end, boolean parenthesized) {
        List<Expression> items = new ArrayList<>();
        boolean comma = false;
        int highest = 0;
        while (!ends(end)) {
            items.add(conditionals ? expressions.expression() : expressions.either());
            highest = Math.max(highest, expressions.height());
            if (!tokens.is(TokenKind.COMMA)) {
                break;
            }
            tokens.take();
            comma = true;
        }
        if (!comma && items.size() == 1) {
            return items.getFirst();
        }
        if (!comma && !parenthesized) {
            throw tokens.fail(
                    "Expected an expression, got '%s'".formatted(tokens.current().description()));
        }
        expressions.leaf();
        expressions.enclose(highest);
        return new Expression.TupleOf(items);
    }

    private boolean ends(String word) {
        return switch (tokens.current().kind()) {
            case VARIABLE_END, BLOCK_END, RPAREN -> true;
            default -> !word.isEmpty() && tokens.is(word);
        };
    }

    private Expression list() {
        tokens.take();
        List<Expression> items = new ArrayList<>();
        int highest = 0;
        while (!tokens.is(TokenKind.RBRACKET)) {
            items.add(expressions.expression());
            highest = Math.max(highest, expressions.height());
            if (!tokens.is(TokenKind.RBRACKET)) {
                tokens.expect(TokenKind.COMMA);
            }
        }
        tokens.take();
        expressions.leaf();
        expressions.enclose(highest);
        return new Expression.ListOf(items);
    }

    private Expression dict() {
        tokens.take();
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        int highest = 0;
        while (!tokens.is(TokenKind.RBRACE)) {
            keys.add(expressions.expression());
            highest = Math.max(highest, expressions.height());
            tokens.expect(TokenKind.COLON);
            values.add(expressions.expression());
            highest = Math.max(highest, expressions.height());
            if (!tokens.is(TokenKind.RBRACE)) {
                tokens.expect(TokenKind.COMMA);
            }
        }
        tokens.take();
        expressions.leaf();
        expressions.enclose(highest);
        return new Expression.DictOf(keys, values);
    }

    /// The arguments of a call, filter or test, with their parentheses.
    Expression.Passed arguments() {
        tokens.expect(TokenKind.LPAREN);
        List<Expression> positional = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Expression> named = new ArrayList<>();
        Expression spread = null;
        Expression namedSpread = null;
        int highest = 0;
        while (!tokens.is(TokenKind.RPAREN)) {
            boolean keyword =
                    tokens.is(TokenKind.NAME) && tokens.following().kind() == TokenKind.ASSIGN;
            require(namedSpread == null);
            if (tokens.skip(TokenKind.MUL)) {
                require(spread == null);
                spread = expressions.expression();
            } else if (tokens.skip(TokenKind.POW)) {
                namedSpread = expressions.expression();
            } else if (keyword) {
                names.add(tokens.take().text());
                tokens.take();
                named.add(expressions.expression());
            } else {
                require(spread == null && names.isEmpty());
                positional.add(expressions.expression());
            }
            highest = Math.max(highest, expressions.height());
            if (!tokens.is(TokenKind.RPAREN)) {
                tokens.expect(TokenKind.COMMA);
            }
        }
        tokens.take();
        expressions.leaf();
        expressions.enclose(highest);
        return new Expression.Passed(positional, names, named, spread, namedSpread);
    }

    private void require(boolean valid) {
        if (!valid) {
            throw tokens.fail("invalid syntax for function call expression");
        }
    }
}
