package dev.parley.structured.automaton;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.Grammar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rewrites a grammar so that a matcher never goes in circles: no rule without a text, no repetition
/// of the empty text, no rule that begins with itself. Used by one thread, once.
final class NormalForm {

    private static final int MOST_ROUNDS = 16;
    private static final int MOST_RULES = 20_000;

    private final Budget budget;
    private final int root;
    private final List<Expr> rules;
    private final Map<Integer, Integer> withoutEmpty = new HashMap<>();
    private final BitSet productive = new BitSet();
    private final BitSet nullable = new BitSet();

    NormalForm(Grammar grammar, Budget budget) {
        this.budget = budget;
        root = grammar.root();
        rules = new ArrayList<>(grammar.rules());
    }

    Grammar grammar() {
        grow(productive, this::hasText);
        if (!productive.get(root)) {
            throw new InvalidRequest(
                    "No text satisfies the structured output constraint: its parts contradict each"
                            + " other or never end.");
        }
        grow(nullable, this::mayBeEmpty);
        rules.replaceAll(this::cleaned);
        for (int i = 0; i < rules.size(); i++) {
            rules.set(i, withoutEmptyLoops(rules.get(i)));
        }
        LeftAssociation.apply(this);
        removeLeftRecursion();
        return new Grammar(rules, root);
    }

    private void removeLeftRecursion() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Set<Integer>> circles = LeftCircles.of(rules, this::mayBeEmpty, budget);
            if (circles.isEmpty()) {
                return;
            }
            for (Set<Integer> circle : circles) {
                new LeftRecursion(this, circle).remove();
            }
        }
        throw new InvalidRequest(
                "The grammar has rules that begin with themselves in a way that is not supported."
                        + " Write their repetitions with * or +.");
    }

    List<Expr> rules() {
        return rules;
    }

    Budget budget() {
        return budget;
    }

    boolean nullable(int rule) {
        return nullable.get(rule);
    }

    int declare(boolean mayBeEmpty) {
        if (rules.size() >= MOST_RULES) {
            throw new InvalidRequest("The grammar has too many rules that begin with each other.");
        }
        rules.add(Expr.NOTHING);
        nullable.set(rules.size() - 1, mayBeEmpty);
        productive.set(rules.size() - 1);
        return rules.size() - 1;
    }

    private interface Property {

        boolean of(Expr expr);
    }

    private void grow(BitSet found, Property property) {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int i = rules.size() - 1; i >= 0; i--) {
                budget.steps(ExprSize.parts(rules.get(i)));
                if (!found.get(i) && property.of(rules.get(i))) {
                    found.set(i);
                    grows = true;
                }
            }
        }
    }

    boolean hasText(Expr expr) {
        return switch (expr) {
            case Expr.Chars(CodePoints set) -> !set.isEmpty();
            case Expr.Text text -> true;
            case Expr.Sequence(var parts) -> parts.stream().allMatch(this::hasText);
            case Expr.Choice(var options) -> options.stream().anyMatch(this::hasText);
            case Expr.Repeat(var body, int min, int max) -> min == 0 || hasText(body);
            case Expr.Rule(int rule) -> productive.get(rule);
            case Expr.Regular(var dfa) -> !dfa.isEmpty();
            case Expr.Counted(var unit, int min, int max) -> min == 0 || !unit.isEmpty();
            case Expr.Token token -> true;
        };
    }

    boolean mayBeEmpty(Expr expr) {
        return switch (expr) {
            case Expr.Chars chars -> false;
            case Expr.Text(var text) -> text.isEmpty();
            case Expr.Sequence(var parts) -> parts.stream().allMatch(this::mayBeEmpty);
            case Expr.Choice(var options) -> options.stream().anyMatch(this::mayBeEmpty);
            case Expr.Repeat(var body, int min, int max) -> min == 0 || mayBeEmpty(body);
            case Expr.Rule(int rule) -> nullable.get(rule);
            case Expr.Regular(var dfa) -> dfa.acceptsEmpty();
            case Expr.Counted(var unit, int min, int max) -> min == 0;
            case Expr.Token token -> false;
        };
    }

    /// Without parts that have no text.
    private Expr cleaned(Expr expr) {
        if (!hasText(expr)) {
            return Expr.NOTHING;
        }
        return switch (expr) {
            case Expr.Sequence(var parts) ->
                    Expr.sequence(parts.stream().map(this::cleaned).toList());
            case Expr.Choice(var options) ->
                    Expr.choice(options.stream().filter(this::hasText).map(this::cleaned).toList());
            case Expr.Repeat(var body, int min, int max) ->
                    hasText(body) && max > 0
                            ? new Expr.Repeat(cleaned(body), min, max)
                            : Expr.EMPTY;
            default -> expr;
        };
    }

    /// With repetitions of what cannot be empty only.
    private Expr withoutEmptyLoops(Expr expr) {
        return switch (expr) {
            case Expr.Sequence(var parts) ->
                    new Expr.Sequence(parts.stream().map(this::withoutEmptyLoops).toList());
            case Expr.Choice(var options) ->
                    new Expr.Choice(options.stream().map(this::withoutEmptyLoops).toList());
            case Expr.Repeat(var body, int min, int max) -> {
                Expr inner = withoutEmptyLoops(body);
                yield mayBeEmpty(inner)
                        ? new Expr.Repeat(withoutEmpty(inner), 0, max)
                        : new Expr.Repeat(inner, min, max);
            }
            default -> expr;
        };
    }

    /// The same texts but the empty one.
    Expr withoutEmpty(Expr expr) {
        budget.steps(1);
        if (!mayBeEmpty(expr)) {
            return expr;
        }
        return switch (expr) {
            case Expr.Sequence(var parts) -> sequenceWithoutEmpty(parts);
            case Expr.Choice(var options) ->
                    new Expr.Choice(options.stream().map(this::withoutEmpty).toList());
            case Expr.Repeat(var body, int min, int max) ->
                    new Expr.Repeat(withoutEmpty(body), 1, max);
            case Expr.Rule(int rule) -> new Expr.Rule(withoutEmpty(rule));
            case Expr.Regular(var dfa) -> new Expr.Regular(dfa.withoutEmpty(budget));
            case Expr.Counted(var unit, int min, int max) -> new Expr.Counted(unit, 1, max);
            case Expr.Chars chars -> Expr.NOTHING;
            case Expr.Text text -> Expr.NOTHING;
            case Expr.Token token -> Expr.NOTHING;
        };
    }

    private Expr sequenceWithoutEmpty(List<Expr> parts) {
        List<Expr> options = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Expr> rest = new ArrayList<>();
            rest.add(withoutEmpty(parts.get(i)));
            rest.addAll(parts.subList(i + 1, parts.size()));
            options.add(Expr.sequence(rest));
        }
        return new Expr.Choice(options);
    }

    /// A rule's copy without the empty text.
    int withoutEmpty(int rule) {
        Integer known = withoutEmpty.get(rule);
        if (known != null) {
            return known;
        }
        int copy = declare(false);
        withoutEmpty.put(rule, copy);
        rules.set(copy, withoutEmpty(rules.get(rule)));
        return copy;
    }
}
