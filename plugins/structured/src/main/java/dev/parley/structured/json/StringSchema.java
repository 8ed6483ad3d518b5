package dev.parley.structured.json;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Translates what is demanded of a string. Used by one thread.
final class StringSchema {

    private final JsonText text;
    private final Budget budget;

    StringSchema(JsonText text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    /// A string with its quotes.
    Expr string(SchemaFacts facts) {
        boolean bounded = facts.minLength > 0 || facts.maxLength < Integer.MAX_VALUE;
        boolean excludes =
                !facts.excludedPatterns.isEmpty()
                        || facts.excluded.stream().anyMatch(JsonNode::isString);
        List<Expr> shapes = shapes(facts);
        if (facts.minLength > facts.maxLength) {
            return Expr.NOTHING;
        }
        if (excludes) {
            return quoted(new Expr.Regular(inside(facts)));
        }
        if (shapes.isEmpty()) {
            return bounded ? text.string(facts.minLength, facts.maxLength) : text.string();
        }
        if (shapes.size() == 1 && !bounded) {
            return quoted(JsonText.inside(shapes.getFirst()));
        }
        return quoted(new Expr.Regular(inside(facts)));
    }

    /// The insides of strings that satisfy the facts, each character written in one way.
    Dfa inside(SchemaFacts facts) {
        List<Expr> shapes = shapes(facts);
        if (shapes.isEmpty() || facts.minLength > 0 || facts.maxLength < Integer.MAX_VALUE) {
            shapes.add(
                    new Expr.Repeat(
                            new Expr.Chars(CodePoints.ALL), facts.minLength, facts.maxLength));
        }
        Dfa all = null;
        for (Expr shape : shapes) {
            Dfa next = Dfa.of(JsonText.inside(shape), budget);
            all = all == null ? next : all.intersect(next, budget);
        }
        return without(facts, Objects.requireNonNull(all));
    }

    private Dfa without(SchemaFacts facts, Dfa all) {
        List<Expr> excluded = new ArrayList<>();
        facts.excluded.stream()
                .filter(JsonNode::isString)
                .forEach(value -> excluded.add(Expr.text(JsonText.inside(value.stringValue()))));
        for (String pattern : facts.excludedPatterns) {
            excluded.add(JsonText.inside(RegexParser.search(pattern, Dot.NO_LINE_END)));
        }
        return excluded.isEmpty()
                ? all
                : all.minus(Dfa.of(new Expr.Choice(excluded), budget), budget);
    }

    private static List<Expr> shapes(SchemaFacts facts) {
        List<Expr> shapes = new ArrayList<>();
        facts.patterns.forEach(pattern -> shapes.add(RegexParser.parse(pattern, Dot.NO_LINE_END)));
        facts.formats.forEach(format -> shapes.add(StringFormats.named(format)));
        return shapes;
    }

    private static Expr quoted(Expr inside) {
        return Expr.sequence(JsonText.QUOTE, inside, JsonText.QUOTE);
    }
}
