package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.filter.Filters;
import dev.parley.core.jinja.filter.Tests;
import dev.parley.core.jinja.member.Members;
import dev.parley.core.jinja.member.NamedMethod;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.tree.Expression;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Makes the expressions of one scope runnable.
final class ExpressionLinker {

    private final Symbols symbols;
    private final @Nullable Term filtered;
    private final boolean conditional;

    /// A linker for a scope whose names are analyzed.
    ///
    /// @param filtered what a filter without a subject works on, null where there is no such filter
    /// @param conditional whether a filter or test that there is not may be left to fail when it is
    ///   reached
    ExpressionLinker(Symbols symbols, @Nullable Term filtered, boolean conditional) {
        this.symbols = symbols;
        this.filtered = filtered;
        this.conditional = conditional;
    }

    Term[] terms(List<Expression> expressions) {
        return expressions.stream().map(this::term).toArray(Term[]::new);
    }

    /// Tests types one by one: a switch over them would have to be made at run time, which is what
    /// the first template waits for.
    Term term(Expression expression) {
        if (expression instanceof Expression.Literal(var value)) {
            return new Lookups.Constant(value);
        }
        if (expression instanceof Expression.Name(var name)) {
            return variable(name);
        }
        if (expression instanceof Expression.Attribute(var owner, var name)) {
            return new Lookups.Attribute(term(owner), Str.of(name), Members.isDictMember(name));
        }
        if (expression instanceof Expression.Item item) {
            return item(item);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Filter filter) {
            return filter(filter);
        }
        return expression instanceof Expression.Test test ? test(test) : operation(expression);
    }

    private Term operation(Expression expression) {
        if (expression instanceof Expression.Unary(var operator, var operand)) {
            return unary(operator, term(operand));
        }
        if (expression instanceof Expression.Binary(var operator, var left, var right)) {
            return binary(operator, term(left), term(right));
        }
        if (expression instanceof Expression.Concat(var parts)) {
            return new Operations.Concat(terms(parts));
        }
        if (expression instanceof Expression.Comparison comparison) {
            return comparison(comparison);
        }
        if (expression instanceof Expression.Conditional choice) {
            return conditional
                    ? choice(choice)
                    : new ExpressionLinker(symbols, filtered, true).choice(choice);
        }
        return container(expression);
    }

    private Term container(Expression expression) {
        if (expression instanceof Expression.ListOf(var items)) {
            return new Containers.ListOf(terms(items));
        }
        if (expression instanceof Expression.TupleOf(var items)) {
            return new Containers.TupleOf(terms(items));
        }
        if (expression instanceof Expression.DictOf(var keys, var values)) {
            return new Containers.DictOf(terms(keys), terms(values));
        }
        if (expression instanceof Expression.Slice(var start, var stop, var step)) {
            return new Containers.TupleOf(new Term[] {term(start), term(stop), term(step)});
        }
        throw new IllegalStateException("no term for " + expression);
    }

    Term variable(String name) {
        Symbols.Place place = symbols.find(name);
        if (place == null) {
            throw new IllegalStateException("'%s' was not analyzed".formatted(name));
        }
        int hops = symbols.unit().hopsTo(place.unit());
        Undefined missing = Undefined.variable(name);
        return hops == 0
                ? new Lookups.Local(place.slot(), missing)
                : new Lookups.Enclosing(hops, place.slot(), missing);
    }

    private Term item(Expression.Item item) {
        return item.key() instanceof Expression.Slice(var start, var stop, var step)
                ? new Lookups.Slice(term(item.owner()), term(start), term(stop), term(step))
                : new Lookups.Item(term(item.owner()), term(item.key()));
    }

    Calls.Call call(Expression.Call call) {
        Passing passing = passing(call.arguments());
        return call.callee() instanceof Expression.Attribute(var owner, var name)
                ? new Calls.Method(term(owner), NamedMethod.of(Str.of(name)), passing, call.line())
                : new Calls.Function(term(call.callee()), passing, call.line());
    }

    private Term choice(Expression.Conditional choice) {
        Expression otherwise = choice.otherwise();
        return new Operations.Conditional(
                term(choice.test()),
                term(choice.then()),
                otherwise == null ? Operations.Conditional.NO_ELSE : term(otherwise));
    }

    private Term test(Expression.Test test) {
        Operation<Value> operation = Tests.find(test.name());
        requireKnown("test", test.name(), operation, test.line());
        return new Calls.Test(
                term(test.subject()), test.name(), operation, passing(test.arguments()));
    }

    private void requireKnown(
            String kind, String name, @Nullable Operation<Value> operation, int line) {
        if (operation == null && !conditional) {
            throw JinjaException.syntax(line, "No %s named '%s'.".formatted(kind, name));
        }
    }

    private Term filter(Expression.Filter filter) {
        Expression subject = filter.subject();
        Term term = subject == null ? filtered : term(subject);
        if (term == null) {
            throw new IllegalStateException(
                    "filter '%s' has nothing to work on".formatted(filter.name()));
        }
        Operation<Value> operation = Filters.find(filter.name());
        requireKnown("filter", filter.name(), operation, filter.line());
        return new Calls.Filter(
                term, filter.name(), operation, passing(filter.arguments()), filter.line());
    }

    private Passing passing(Expression.Passed passed) {
        Expression spread = passed.spread();
        Expression namedSpread = passed.namedSpread();
        return new Passing(
                terms(passed.positional()),
                passed.names().toArray(String[]::new),
                terms(passed.named()),
                spread == null ? null : term(spread),
                namedSpread == null ? null : term(namedSpread));
    }

    private static Term unary(Expression.UnaryOperator operator, Term operand) {
        return switch (operator) {
            case NOT -> new Operations.Not(operand);
            case NEGATE -> new Operations.Negate(operand);
            case PLUS -> new Operations.Plus(operand);
        };
    }

    private static Term binary(Expression.BinaryOperator operator, Term left, Term right) {
        return switch (operator) {
            case AND -> new Operations.And(left, right);
            case OR -> new Operations.Or(left, right);
            case ADD -> new Operations.Add(left, right);
            default -> new Operations.Binary(operator, left, right);
        };
    }

    private Term comparison(Expression.Comparison comparison) {
        Term first = term(comparison.first());
        Term[] rest = terms(comparison.rest());
        return rest.length == 1
                ? new Operations.Compare(comparison.operators().getFirst(), first, rest[0])
                : new Operations.CompareChain(
                        first, comparison.operators().toArray(Expression.Comparator[]::new), rest);
    }
}
