package dev.parley.structured.json;

import dev.parley.structured.grammar.Expr;
import dev.parley.structured.json.SchemaFacts.ArrayShape;
import dev.parley.structured.json.SchemaFacts.Contained;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Translates arrays in which some elements of a kind must come: how many came is counted. Used by one
/// thread, once.
final class ContainingArray {

    private static final int MOST_COUNTED = 3000;

    private final SchemaCompiler compiler;
    private final SchemaFacts facts;
    private final Contained contained;
    private final JsonText text;
    private final int indexes;
    private final int counts;
    private final Map<List<Integer>, Expr.Rule> tails = new HashMap<>();

    ContainingArray(SchemaCompiler compiler, SchemaFacts facts, Contained contained) {
        this.compiler = compiler;
        this.facts = facts;
        this.contained = contained;
        text = compiler.text();
        int prefix = facts.arrays.stream().mapToInt(shape -> shape.prefix().size()).max().orElse(0);
        int most = facts.maxItems == Integer.MAX_VALUE ? 1 : facts.maxItems;
        indexes = Math.max(Math.max(prefix, 1), Math.max(facts.minItems, most));
        int max = contained.max() == Integer.MAX_VALUE ? 0 : contained.max();
        counts = Math.max(contained.min(), max);
        if ((long) indexes * (counts + 1L) > MOST_COUNTED) {
            throw SchemaReader.unimplemented("\"contains\"");
        }
    }

    Expr array() {
        return Expr.sequence(Expr.text("["), text.space(), tail(0, 0));
    }

    /// What comes from an element on, up to the closing bracket.
    ///
    /// @param index of the element; those that are not told apart have the same
    /// @param count how many of the kind came before
    private Expr tail(int index, int count) {
        List<Integer> key = List.of(index, count);
        Expr.Rule earlier = tails.get(key);
        if (earlier != null) {
            return earlier;
        }
        compiler.budget().steps(100);
        Expr.Rule rule = compiler.grammar().declare();
        tails.put(key, rule);
        List<Expr> options = new ArrayList<>();
        if (index >= facts.minItems && count >= contained.min()) {
            options.add(Expr.sequence(text.space(), Expr.text("]")));
        }
        if (index < facts.maxItems) {
            addElements(index, count, options);
        }
        compiler.grammar().define(rule, Expr.choice(options));
        return rule;
    }

    private void addElements(int index, int count, List<Expr> options) {
        List<JsonNode> schemas = new ArrayList<>();
        for (ArrayShape shape : facts.arrays) {
            Optional<JsonNode> schema = shape.at(index);
            if (schema.isEmpty()) {
                return;
            }
            schemas.add(schema.get());
        }
        int next = Math.min(indexes, index + 1);
        if (count < contained.max()) {
            List<JsonNode> wanted = new ArrayList<>(schemas);
            wanted.add(contained.schema());
            add(index, wanted, tail(next, Math.min(counts, count + 1)), options);
        }
        contained.others().ifPresent(schemas::add);
        add(index, schemas, tail(next, count), options);
    }

    private void add(int index, List<JsonNode> schemas, Expr tail, List<Expr> options) {
        options.add(Expr.sequence(text.separator(index), compiler.value(schemas), tail));
    }
}
