package dev.parley.core.jinja.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.core.jinja.tree.Expression.BinaryOperator;
import dev.parley.core.jinja.tree.Expression.UnaryOperator;
import dev.parley.core.jinja.value.Int;

import org.junit.jupiter.api.Test;

import java.util.List;

class ParserTest {

    private static final Expression A = new Expression.Name("a");
    private static final Expression B = new Expression.Name("b");
    private static final Expression C = new Expression.Name("c");

    private static Expression parse(String expression) {
        return assertInstanceOf(
                        Statement.Print.class, Parser.parse("{{ " + expression + " }}").getFirst())
                .value();
    }

    private static Expression binary(BinaryOperator operator, Expression left, Expression right) {
        return new Expression.Binary(operator, left, right);
    }

    @Test
    void bindsProductsTighterThanJoinsAndJoinsTighterThanSums() {
        Expression product = binary(BinaryOperator.MULTIPLY, B, C);
        assertEquals(new Expression.Concat(List.of(A, product)), parse("a ~ b * c"));
        assertEquals(
                binary(BinaryOperator.ADD, A, new Expression.Concat(List.of(B, C))),
                parse("a + b ~ c"));
    }

    @Test
    void takesPowersFromTheLeft() {
        Expression first = binary(BinaryOperator.POWER, A, B);
        assertEquals(binary(BinaryOperator.POWER, first, C), parse("a ** b ** c"));
    }

    @Test
    void bindsASignTighterThanAPower() {
        Expression negative = new Expression.Unary(UnaryOperator.NEGATE, A);
        assertEquals(binary(BinaryOperator.POWER, negative, B), parse("-a ** b"));
    }

    @Test
    void filtersASignedNumberAsAWhole() {
        Expression.Filter filter = assertInstanceOf(Expression.Filter.class, parse("-a | abs"));
        assertEquals(new Expression.Unary(UnaryOperator.NEGATE, A), filter.subject());
    }

    @Test
    void negatesComparisonsNotTheirFirstOperand() {
        Expression.Unary not = assertInstanceOf(Expression.Unary.class, parse("not a == b"));
        assertInstanceOf(Expression.Comparison.class, not.operand());
    }

    @Test
    void readsATestsOnlyArgumentWithoutParentheses() {
        Expression.Test test = assertInstanceOf(Expression.Test.class, parse("a is divisibleby 3"));
        assertEquals(List.of(new Expression.Literal(Int.of(3))), test.arguments().positional());
    }

    @Test
    void readsDotsBeforeNumbersAsItems() {
        assertEquals(new Expression.Item(A, new Expression.Literal(Int.of(0))), parse("a.0"));
    }

    @Test
    void makesTuplesWithoutParentheses() {
        assertEquals(new Expression.TupleOf(List.of(A, B)), parse("a, b"));
    }
}
