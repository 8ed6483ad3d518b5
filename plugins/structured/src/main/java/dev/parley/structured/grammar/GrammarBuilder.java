package dev.parley.structured.grammar;

import java.util.ArrayList;
import java.util.List;

/// Collects rules, which may be referred to before they are defined. Used by one thread.
public final class GrammarBuilder {

    private final List<Expr> rules = new ArrayList<>();

    /// A rule without a text until it is defined.
    public Expr.Rule declare() {
        rules.add(Expr.NOTHING);
        return new Expr.Rule(rules.size() - 1);
    }

    /// Says what a declared rule stands for.
    public void define(Expr.Rule rule, Expr meaning) {
        rules.set(rule.rule(), meaning);
    }

    /// A rule of its own for an expression.
    public Expr.Rule rule(Expr meaning) {
        Expr.Rule rule = declare();
        define(rule, meaning);
        return rule;
    }

    /// Takes over the rules of another grammar.
    ///
    /// @return what stands for its texts
    public Expr embed(Grammar other) {
        int first = rules.size();
        other.rules().forEach(rule -> rules.add(shifted(rule, first)));
        return new Expr.Rule(first + other.root());
    }

    private static Expr shifted(Expr expr, int by) {
        return switch (expr) {
            case Expr.Rule(int rule) -> new Expr.Rule(rule + by);
            case Expr.Sequence(var parts) ->
                    new Expr.Sequence(parts.stream().map(part -> shifted(part, by)).toList());
            case Expr.Choice(var options) ->
                    new Expr.Choice(options.stream().map(option -> shifted(option, by)).toList());
            case Expr.Repeat(var body, int min, int max) ->
                    new Expr.Repeat(shifted(body, by), min, max);
            default -> expr;
        };
    }

    /// How many rules there are.
    public int size() {
        return rules.size();
    }

    /// The grammar whose texts match `root`.
    public Grammar build(Expr root) {
        Expr.Rule start = rule(root);
        return new Grammar(rules, start.rule());
    }
}
