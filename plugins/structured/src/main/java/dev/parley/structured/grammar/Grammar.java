package dev.parley.structured.grammar;

import java.util.List;

/// Rules that refer to each other by number.
///
/// @param rules what each rule stands for
/// @param root number of the rule that a whole text matches
public record Grammar(List<Expr> rules, int root) {

    /// Copies the list.
    public Grammar {
        rules = List.copyOf(rules);
    }

    /// A grammar of one rule.
    public static Grammar of(Expr root) {
        return new Grammar(List.of(root), 0);
    }
}
