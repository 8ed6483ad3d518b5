package dev.parley.structured.json;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.grammar.Expr;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Translates what is demanded of a number. Used by one thread.
final class NumberSchema {

    private final JsonText text;
    private final Budget budget;

    NumberSchema(JsonText text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    Expr integer(SchemaFacts facts) {
        return plain(facts)
                ? text.integer()
                : new Expr.Regular(restricted(facts, facts.range.integers(budget)));
    }

    Expr number(SchemaFacts facts) {
        return plain(facts)
                ? text.number()
                : new Expr.Regular(restricted(facts, facts.range.decimals(budget)));
    }

    private static boolean plain(SchemaFacts facts) {
        return facts.range.unbounded()
                && facts.steps.isEmpty()
                && facts.excluded.stream().noneMatch(JsonNode::isNumber);
    }

    private Dfa restricted(SchemaFacts facts, Dfa numbers) {
        Dfa left = numbers;
        for (BigDecimal step : facts.steps) {
            left = left.intersect(Dfa.multiplesOf(step, budget), budget);
        }
        List<Expr> excluded = new ArrayList<>();
        facts.excluded.stream()
                .filter(JsonNode::isNumber)
                .forEach(value -> spellings(SchemaReader.decimal(value), excluded));
        return excluded.isEmpty()
                ? left
                : left.minus(Dfa.of(new Expr.Choice(excluded), budget), budget);
    }

    /// All ways to write a number without an exponent.
    private static void spellings(BigDecimal value, List<Expr> into) {
        String plain = value.stripTrailingZeros().toPlainString();
        Expr zeros = Expr.star(Expr.text("0"));
        Expr rest =
                plain.contains(".")
                        ? zeros
                        : Expr.optional(Expr.sequence(Expr.text("."), Expr.text("0"), zeros));
        into.add(Expr.sequence(Expr.text(plain), rest));
        if (value.signum() == 0) {
            into.add(Expr.sequence(Expr.text("-0"), rest));
        }
    }
}
