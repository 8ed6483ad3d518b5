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
