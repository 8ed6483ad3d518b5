package dev.parley.core.jinja.run;

import dev.parley.core.jinja.operator.Arithmetic;
import dev.parley.core.jinja.tree.Expression.BinaryOperator;
import dev.parley.core.jinja.tree.Expression.Comparator;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Equality;
import dev.parley.core.jinja.value.Ordering;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

/// Terms with operators.
final class Operations {

    private Operations() {}

    /// `not operand`.
    record Not(Term operand) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            return Bool.of(!operand.evaluate(frame).truthy());
        }
    }

    /// `-operand`.
    record Negate(Term operand) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            return Arithmetic.negate(operand.evaluate(frame));
        }
    }

    /// `+operand`.
    record Plus(Term operand) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            return Arithmetic.plus(operand.evaluate(frame));
        }
    }

    /// `left and right`.
    record And(Term left, Term right) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = left.evaluate(frame);
            return value.truthy() ? right.evaluate(frame) : value;
        }
    }

    /// `left or right`.
    record Or(Term left, Term right) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = left.evaluate(frame);
            return value.truthy() ? value : right.evaluate(frame);
        }
    }

    /// `left + right`, the commonest by far.
    record Add(Term left, Term right) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = left.evaluate(frame);
            return Arithmetic.add(value, right.evaluate(frame), frame.budget());
        }
    }

    /// Any other arithmetic.
    record Binary(BinaryOperator operator, Term left, Term right) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value a = left.evaluate(frame);
            Value b = right.evaluate(frame);
            Budget budget = frame.budget();
            return switch (operator) {
                case ADD -> Arithmetic.add(a, b, budget);
                case SUBTRACT -> Arithmetic.subtract(a, b, budget);
                case MULTIPLY -> Arithmetic.multiply(a, b, budget);
                case DIVIDE -> Arithmetic.divide(a, b, budget);
                case FLOOR_DIVIDE -> Arithmetic.floorDivide(a, b, budget);
                case MODULO -> Arithmetic.modulo(a, b, budget);
                case POWER -> Arithmetic.power(a, b, budget);
                case AND -> a.truthy() ? b : a;
                case OR -> a.truthy() ? a : b;
            };
        }
    }

    /// `a ~ b`.
    record Concat(Term[] parts) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            TextOut out = new TextOut(frame.budget(), 64);
            for (Term part : parts) {
                part.evaluate(frame).print(out);
            }
            return Str.of(out.toString());
        }
    }

    /// `a < b`.
    record Compare(Comparator operator, Term left, Term right) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value value = left.evaluate(frame);
            return Bool.of(holds(operator, value, right.evaluate(frame), frame.budget()));
        }
    }

    /// `a < b < c`.
    record CompareChain(Term first, Comparator[] operators, Term[] rest) implements Term {
        @Override
        public Value evaluate(Frame frame) {
            Value left = first.evaluate(frame);
            for (int i = 0; i < rest.length; i++) {
                Value right = rest[i].evaluate(frame);
                if (!holds(operators[i], left, right, frame.budget())) {
                    return Bool.FALSE;
                }
                left = right;
            }
            return Bool.TRUE;
        }
    }

    private static boolean holds(Comparator operator, Value left, Value right, Budget budget) {
        return switch (operator) {
            case EQUAL -> Equality.equal(left, right, budget);
            case UNEQUAL -> !Equality.equal(left, right, budget);
            case LESS -> Ordering.less(left, right, "<", budget);
            case AT_MOST -> atMost(left, right, "<=", budget);
            case GREATER -> Ordering.less(right, left, ">", budget);
            case AT_LEAST -> atMost(right, left, ">=", budget);
            case IN -> Equality.contains(right, left, budget);
            case NOT_IN -> !Equality.contains(right, left, budget);
        };
    }

    private static boolean atMost(Value left, Value right, String operator, Budget budget) {
        return Ordering.less(left, right, operator, budget) || Equality.equal(left, right, budget);
    }

    /// `then if test else otherwise`.
    record Conditional(Term test, Term then, Term otherwise) implements Term {

        static final Term NO_ELSE =
                new Lookups.Constant(
                        Undefined.because(
                                "the inline if-expression evaluated to false and no else section"
                                        + " was defined."));

        @Override
        public Value evaluate(Frame frame) {
            return test.evaluate(frame).truthy() ? then.evaluate(frame) : otherwise.evaluate(frame);
        }
    }
}
