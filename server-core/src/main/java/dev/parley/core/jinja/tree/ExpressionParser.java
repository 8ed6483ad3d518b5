package dev.parley.core.jinja.tree;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.lex.Token;
import dev.parley.core.jinja.lex.TokenKind;
import dev.parley.core.jinja.tree.Expression.BinaryOperator;
import dev.parley.core.jinja.tree.Expression.Comparator;
import dev.parley.core.jinja.tree.Expression.UnaryOperator;
import dev.parley.core.jinja.value.None;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Parses expressions, from the loosest operators to the tightest. Bounds how high the tree becomes, so that whoever
/// walks it cannot run out of stack.
final class ExpressionParser {

    private static final int DEEPEST_NESTING = 100;
    private static final int HIGHEST_TREE = 400;

    private static final Expression ABSENT = new Expression.Literal(None.NONE);

    private final Tokens tokens;
    private final PrimaryParser primaries;
    private int nesting;

    /// The height of the tree that was parsed last; each rule keeps it for its own result.
    private int height;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.primaries = new PrimaryParser(tokens, this);
    }

    private JinjaException tooDeep() {
        return JinjaException.limit("an expression is nested too deeply").at(tokens.line());
    }

    private void grow(int left) {
        height = Math.max(left, height) + 1;
        if (height > HIGHEST_TREE) {
            throw tooDeep();
        }
    }

    void leaf() {
        height = 1;
    }

    int height() {
        return height;
    }

    /// Makes the last tree the child of another whose other children are this high.
    void enclose(int others) {
        grow(others);
    }

    Expression expression() {
        if (++nesting > DEEPEST_NESTING) {
            throw tooDeep();
        }
        Expression parsed = conditional();
        nesting--;
        return parsed;
    }

    private Expression conditional() {
        Expression then = either();
        while (tokens.is("if")) {
            tokens.take();
            int left = height;
            Expression test = either();
            left = Math.max(left, height);
            Expression otherwise = tokens.skip("else") ? expression() : null;
            grow(left);
            then = new Expression.Conditional(test, then, otherwise);
        }
        return then;
    }

    /// An expression without a conditional at its top.
    Expression either() {
        Expression left = both();
        while (tokens.skip("or")) {
            int leftHeight = height;
            left = new Expression.Binary(BinaryOperator.OR, left, both());
            grow(leftHeight);
        }
        return left;
    }

    private Expression both() {
        Expression left = negation();
        while (tokens.skip("and")) {
            int leftHeight = height;
            left = new Expression.Binary(BinaryOperator.AND, left, negation());
            grow(leftHeight);
        }
        return left;
    }

    private Expression negation() {
        int negations = 0;
        while (tokens.skip("not")) {
            negations++;
        }
        Expression parsed = comparison();
        for (; negations > 0; negations--) {
            parsed = new Expression.Unary(UnaryOperator.NOT, parsed);
            grow(0);
        }
        return parsed;
    }

    private Expression comparison() {
        Expression first = sum();
        List<Comparator> operators = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        int highest = height;
        for (Comparator operator = comparator(); operator != null; operator = comparator()) {
            operators.add(operator);
            rest.add(sum());
            highest = Math.max(highest, height);
        }
        if (operators.isEmpty()) {
            return first;
        }
        grow(highest);
        return new Expression.Comparison(first, operators, rest);
    }

    private @Nullable Comparator comparator() {
        Comparator operator =
                switch (tokens.current().kind()) {
                    case EQ -> Comparator.EQUAL;
                    case NE -> Comparator.UNEQUAL;
                    case LT -> Comparator.LESS;
                    case LTEQ -> Comparator.AT_MOST;
                    case GT -> Comparator.GREATER;
                    case GTEQ -> Comparator.AT_LEAST;
                    default -> null;
                };
        if (operator == null && tokens.is("in")) {
            operator = Comparator.IN;
        }
        if (operator == null && tokens.is("not") && tokens.following().is("in")) {
            tokens.take();
            operator = Comparator.NOT_IN;
        }
        if (operator != null) {
            tokens.take();
        }
        return operator;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.is(TokenKind.ADD) || tokens.is(TokenKind.SUB)) {
            BinaryOperator operator =
                    tokens.take().kind() == TokenKind.ADD
                            ? BinaryOperator.ADD
                            : BinaryOperator.SUBTRACT;
            int leftHeight = height;
            left = new Expression.Binary(operator, left, concatenation());
            grow(leftHeight);
        }
        return left;
    }

    private Expression concatenation() {
        Expression first = product();
        if (!tokens.is(TokenKind.TILDE)) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        int highest = height;
        while (tokens.skip(TokenKind.TILDE)) {
            parts.add(product());
            highest = Math.max(highest, height);
        }
        grow(highest);
        return new Expression.Concat(parts);
    }

    private Expression product() {
        Expression left = power();
        for (BinaryOperator operator = factor(); operator != null; operator = factor()) {
            tokens.take();
            int leftHeight = height;
            left = new Expression.Binary(operator, left, power());
            grow(leftHeight);
        }
        return left;
    }

    private @Nullable BinaryOperator factor() {
        return switch (tokens.current().kind()) {
            case MUL -> BinaryOperator.MULTIPLY;
            case DIV -> BinaryOperator.DIVIDE;
            case FLOORDIV -> BinaryOperator.FLOOR_DIVIDE;
            case MOD -> BinaryOperator.MODULO;
            default -> null;
        };
    }

    private Expression power() {
        Expression left = unary();
        while (tokens.skip(TokenKind.POW)) {
            int leftHeight = height;
            left = new Expression.Binary(BinaryOperator.POWER, left, unary());
            grow(leftHeight);
        }
        return left;
    }

    private Expression unary() {
        List<UnaryOperator> signs = new ArrayList<>();
        while (tokens.is(TokenKind.SUB) || tokens.is(TokenKind.ADD)) {
            signs.add(
                    tokens.take().kind() == TokenKind.SUB
                            ? UnaryOperator.NEGATE
                            : UnaryOperator.PLUS);
        }
        Expression parsed = postfix(primaries.primary());
        for (UnaryOperator sign : signs.reversed()) {
            parsed = new Expression.Unary(sign, parsed);
            grow(0);
        }
        return filtered(parsed);
    }

    /// A primary and what follows it: attributes, items and calls.
    Expression postfix(Expression subject) {
        Expression parsed = subject;
        while (true) {
            if (tokens.is(TokenKind.DOT)) {
                parsed = attribute(parsed);
            } else if (tokens.is(TokenKind.LBRACKET)) {
                parsed = item(parsed);
            } else if (tokens.is(TokenKind.LPAREN)) {
                parsed = call(parsed);
            } else {
                return parsed;
            }
        }
    }

    private Expression attribute(Expression owner) {
        tokens.take();
        grow(0);
        Token name = tokens.take();
        return switch (name.kind()) {
            case NAME -> new Expression.Attribute(owner, name.text());
            case INTEGER -> new Expression.Item(owner, primaries.integer(name));
            default -> throw JinjaException.syntax(name.line(), "expected name or number");
        };
    }

    private Expression item(Expression owner) {
        int ownerHeight = height;
        tokens.take();
        List<Expression> keys = new ArrayList<>();
        int highest = 0;
        while (!tokens.is(TokenKind.RBRACKET)) {
            if (!keys.isEmpty()) {
                tokens.expect(TokenKind.COMMA);
            }
            keys.add(subscript());
            highest = Math.max(highest, height);
        }
        tokens.expect(TokenKind.RBRACKET);
        height = highest + 1;
        grow(ownerHeight);
        return new Expression.Item(
                owner, keys.size() == 1 ? keys.getFirst() : new Expression.TupleOf(keys));
    }

    private Expression subscript() {
        Expression start = ABSENT;
        height = 1;
        if (!tokens.is(TokenKind.COLON)) {
            start = expression();
            if (!tokens.is(TokenKind.COLON)) {
                return start;
            }
        }
        int highest = height;
        tokens.expect(TokenKind.COLON);
        Expression stop = bound();
        highest = Math.max(highest, height);
        Expression step = tokens.skip(TokenKind.COLON) ? bound() : ABSENT;
        grow(highest);
        return new Expression.Slice(start, stop, step);
    }

    private Expression bound() {
        boolean absent =
                tokens.is(TokenKind.COLON)
                        || tokens.is(TokenKind.RBRACKET)
                        || tokens.is(TokenKind.COMMA);
        return absent ? ABSENT : expression();
    }

    private Expression call(Expression callee) {
        int calleeHeight = height;
        int line = tokens.line();
        Expression.Passed passed = primaries.arguments();
        grow(calleeHeight);
        return new Expression.Call(callee, passed, line);
    }

    /// What filters, tests and calls make of a subject.
    private Expression filtered(Expression subject) {
        Expression parsed = subject;
        while (true) {
            if (tokens.is(TokenKind.PIPE)) {
                tokens.take();
                parsed = filter(parsed);
            } else if (tokens.is("is")) {
                parsed = test(parsed);
            } else if (tokens.is(TokenKind.LPAREN)) {
                parsed = call(parsed);
            } else {
                return parsed;
            }
        }
    }

    /// One filter, whose name comes next.
    Expression filter(@Nullable Expression subject) {
        int subjectHeight = subject == null ? 0 : height;
        int line = tokens.line();
        String name = dottedName();
        leaf();
        Expression.Passed passed =
                tokens.is(TokenKind.LPAREN) ? primaries.arguments() : Expression.Passed.NOTHING;
        grow(subjectHeight);
        return new Expression.Filter(subject, name, passed, line);
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens.expect(TokenKind.NAME).text());
        while (tokens.skip(TokenKind.DOT)) {
            name.append('.').append(tokens.expect(TokenKind.NAME).text());
        }
        return name.toString();
    }

    private Expression test(Expression subject) {
        int subjectHeight = height;
        int line = tokens.take().line();
        boolean negated = tokens.skip("not");
        String name = dottedName();
        leaf();
        Expression.Passed passed = testArguments();
        grow(subjectHeight);
        Expression test = new Expression.Test(subject, name, passed, line);
        if (!negated) {
            return test;
        }
        grow(0);
        return new Expression.Unary(UnaryOperator.NOT, test);
    }

    private Expression.Passed testArguments() {
        if (tokens.is(TokenKind.LPAREN)) {
            return primaries.arguments();
        }
        boolean argument =
                switch (tokens.current().kind()) {
                    case NAME -> !tokens.is("else") && !tokens.is("or") && !tokens.is("and");
                    case STRING, INTEGER, FLOAT, LBRACKET, LBRACE -> true;
                    default -> false;
                };
        if (!argument) {
            return Expression.Passed.NOTHING;
        }
        if (tokens.is("is")) {
            throw tokens.fail("You cannot chain multiple tests with is");
        }
        return new Expression.Passed(
                List.of(postfix(primaries.primary())), List.of(), List.of(), null, null);
    }

    /// Expressions separated by commas: a tuple, or the only one as it is.
    ///
    /// @param conditionals whether `if` belongs to the expressions
    /// @param end the word that ends them, beside the end of the tag and a closing parenthesis
    Expression tuple(boolean conditionals, String end) {
        return primaries.tuple(conditionals, end, false);
    }
}
