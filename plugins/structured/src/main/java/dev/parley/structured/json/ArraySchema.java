package dev.parley.structured.json;

import dev.parley.structured.grammar.Expr;
import dev.parley.structured.json.SchemaFacts.ArrayShape;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Translates what is demanded of an array. Used by one thread, once.
final class ArraySchema {

    private final SchemaCompiler compiler;
    private final SchemaFacts facts;
    private final JsonText text;
    private final int prefix;
    private final int most;

    ArraySchema(SchemaCompiler compiler, SchemaFacts facts) {
        this.compiler = compiler;
        this.facts = facts;
        text = compiler.text();
        prefix = facts.arrays.stream().mapToInt(shape -> shape.prefix().size()).max().orElse(0);
        most = most();
    }

    /// Elements beyond a prefix come only where a schema says of what kind.
    private int most() {
        int limit = facts.maxItems;
        for (ArrayShape shape : facts.arrays) {
            if (shape.rest().isEmpty()) {
                limit = Math.min(limit, shape.prefix().size());
            }
        }
        return limit;
    }

    Expr array() {
        if (facts.minItems > most) {
            return Expr.NOTHING;
        }
        Expr elements = from(0);
        return Expr.sequence(Expr.text("["), text.space(), elements, text.space(), Expr.text("]"));
    }

    /// The elements from one on, with the commas between them.
    private Expr from(int index) {
        if (index >= most) {
            return Expr.EMPTY;
        }
        Expr element = element(index);
        if (index >= prefix) {
            return rest(element, index);
        }
        Expr some = Expr.sequence(text.separator(index), element, from(index + 1));
        return index >= facts.minItems ? Expr.optional(some) : some;
    }

    private Expr rest(Expr element, int index) {
        int min = Math.max(0, facts.minItems - index);
        int max = most == Integer.MAX_VALUE ? most : most - index;
        Expr next = Expr.sequence(text.separator(1), element);
        if (index > 0) {
            return new Expr.Repeat(next, min, max);
        }
        int more = max == Integer.MAX_VALUE ? max : max - 1;
        Expr some = Expr.sequence(element, new Expr.Repeat(next, Math.max(0, min - 1), more));
        return min == 0 ? Expr.optional(some) : some;
    }

    private Expr element(int index) {
        List<JsonNode> schemas = new ArrayList<>();
        for (ArrayShape shape : facts.arrays) {
            Optional<JsonNode> schema = shape.at(index);
            schema.ifPresent(schemas::add);
        }
        return compiler.value(schemas);
    }
}
