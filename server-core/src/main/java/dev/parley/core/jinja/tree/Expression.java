package dev.parley.core.jinja.tree;

import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A piece of a template that has a value.
public sealed interface Expression extends Node {

    /// A constant.
    record Literal(Value value) implements Expression {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /// A variable.
    record Name(String name) implements Expression {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /// `[a, b]`.
    record ListOf(List<Expression> items) implements Expression {
        @Override
        public List<Expression> children() {
            return items;
        }
    }

    /// `(a, b)`, or without parentheses.
    record TupleOf(List<Expression> items) implements Expression {
        @Override
        public List<Expression> children() {
            return items;
        }
    }

    /// `{a: b}`; keys and values match by index.
    record DictOf(List<Expression> keys, List<Expression> values) implements Expression {
        @Override
        public List<Expression> children() {
            return join(keys, values);
        }
    }

    /// `owner.name`.
    record Attribute(Expression owner, String name) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(owner);
        }
    }

    /// `owner[key]`.
    record Item(Expression owner, Expression key) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(owner, key);
        }
    }

    /// `start:stop:step` between brackets; absent bounds are `None`.
    record Slice(Expression start, Expression stop, Expression step) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(start, stop, step);
        }
    }

    /// `callee(…)`.
    record Call(Expression callee, Passed arguments, int line) implements Expression {
        @Override
        public List<Expression> children() {
            return join(List.of(callee), arguments.all());
        }
    }

    /// `subject | name(…)`; without a subject in filter and set blocks, where the block's text is filtered.
    record Filter(@Nullable Expression subject, String name, Passed arguments, int line)
            implements Expression {
        @Override
        public List<Expression> children() {
            return join(subject == null ? List.of() : List.of(subject), arguments.all());
        }
    }

    /// `subject is name(…)`.
    record Test(Expression subject, String name, Passed arguments, int line) implements Expression {
        @Override
        public List<Expression> children() {
            return join(List.of(subject), arguments.all());
        }
    }

    /// An operator before its operand.
    record Unary(UnaryOperator operator, Expression operand) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /// An operator between its operands.
    record Binary(BinaryOperator operator, Expression left, Expression right)
            implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /// `a ~ b ~ c`.
    record Concat(List<Expression> parts) implements Expression {
        @Override
        public List<Expression> children() {
            return parts;
        }
    }

    /// `a < b < c`; operators and rest match by index.
    record Comparison(Expression first, List<Comparator> operators, List<Expression> rest)
            implements Expression {
        @Override
        public List<Expression> children() {
            return join(List.of(first), rest);
        }
    }

    /// `then if test else otherwise`; undefined where there is no `else`.
    record Conditional(Expression test, Expression then, @Nullable Expression otherwise)
            implements Expression {
        @Override
        public List<Expression> children() {
            return otherwise == null ? List.of(test, then) : List.of(test, then, otherwise);
        }
    }

    /// Operators with one operand.
    enum UnaryOperator {
        /// `not`.
        NOT,
        /// `-`.
        NEGATE,
        /// `+`.
        PLUS
    }

    /// Operators with two operands.
    enum BinaryOperator {
        /// `+`.
        ADD,
        /// `-`.
        SUBTRACT,
        /// `*`.
        MULTIPLY,
        /// `/`.
        DIVIDE,
        /// `//`.
        FLOOR_DIVIDE,
        /// `%`.
        MODULO,
        /// `**`.
        POWER,
        /// `and`.
        AND,
        /// `or`.
        OR
    }

    /// Operators that compare.
    enum Comparator {
        /// `==`.
        EQUAL,
        /// `!=`.
        UNEQUAL,
        /// `<`.
        LESS,
        /// `<=`.
        AT_MOST,
        /// `>`.
        GREATER,
        /// `>=`.
        AT_LEAST,
        /// `in`.
        IN,
        /// `not in`.
        NOT_IN
    }

    /// What a call passes.
    ///
    /// @param positional by place
    /// @param names of what is passed by name
    /// @param named the values of those names
    /// @param spread after `*`
    /// @param namedSpread after `**`
    record Passed(
            List<Expression> positional,
            List<String> names,
            List<Expression> named,
            @Nullable Expression spread,
            @Nullable Expression namedSpread) {

        /// Nothing.
        public static final Passed NOTHING =
                new Passed(List.of(), List.of(), List.of(), null, null);

        /// All expressions, in source order.
        public List<Expression> all() {
            List<Expression> all = new ArrayList<>(positional);
            all.addAll(named);
            if (spread != null) {
                all.add(spread);
            }
            if (namedSpread != null) {
                all.add(namedSpread);
            }
            return all;
        }
    }

    private static List<Expression> join(List<Expression> first, List<Expression> second) {
        List<Expression> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
