package dev.parley.structured.json;

import dev.parley.structured.grammar.Expr;
import dev.parley.structured.json.SchemaFacts.ArrayShape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Translates arrays whose elements all differ, where the elements are some values: which have come is
/// kept in mind. Used by one thread, once.
final class UniqueArray {

    private static final int MOST_VALUES = 8;

    private final SchemaCompiler compiler;
    private final SchemaFacts facts;
    private final JsonText text;
    private final List<JsonNode> values;
    private final Map<Integer, Expr.Rule> tails = new HashMap<>();

    UniqueArray(SchemaCompiler compiler, SchemaFacts facts) {
        this.compiler = compiler;
        this.facts = facts;
        text = compiler.text();
        values = values();
    }

    private List<JsonNode> values() {
        SchemaFacts element = new SchemaFacts();
        for (ArrayShape shape : facts.arrays) {
            if (!shape.prefix().isEmpty()) {
                throw refusal();
            }
            shape.rest().ifPresent(schema -> compiler.reader().read(schema, element));
        }
        List<JsonNode> distinct = new ArrayList<>();
        ValueCheck check = new ValueCheck(element, compiler.strings());
        for (JsonNode value : candidates(element)) {
            boolean known = distinct.stream().anyMatch(other -> SameValue.test(other, value));
            if (!known && check.holds(value)) {
                distinct.add(value);
            }
        }
        if (distinct.size() > MOST_VALUES || facts.contained != null) {
            throw refusal();
        }
        return distinct;
    }

    private static List<JsonNode> candidates(SchemaFacts element) {
        if (!element.choices.isEmpty()) {
            throw refusal();
        }
        List<JsonNode> named = element.values;
        if (named != null) {
            return named;
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (!element.typed || !Set.of(JsonType.BOOLEAN, JsonType.NULL).containsAll(element.types)) {
            throw refusal();
        }
        return List.of(json.booleanNode(true), json.booleanNode(false), json.nullNode());
    }

    private static RuntimeException refusal() {
        return SchemaReader.unimplemented("\"uniqueItems\"");
    }

    Expr array() {
        return Expr.sequence(Expr.text("["), text.space(), tail(0));
    }

    /// The elements that come after some, up to the closing bracket.
    ///
    /// @param used the values that have come, one bit each
    private Expr tail(int used) {
        Expr.Rule earlier = tails.get(used);
        if (earlier != null) {
            return earlier;
        }
        compiler.budget().steps(100);
        Expr.Rule rule = compiler.grammar().declare();
        tails.put(used, rule);
        int count = Integer.bitCount(used);
        List<Expr> options = new ArrayList<>();
        if (count >= facts.minItems) {
            options.add(Expr.sequence(text.space(), Expr.text("]")));
        }
        for (int i = 0; i < values.size() && count < facts.maxItems; i++) {
            if ((used >> i & 1) == 0) {
                options.add(
                        Expr.sequence(
                                text.separator(count),
                                text.value(values.get(i)),
                                tail(used | 1 << i)));
            }
        }
        compiler.grammar().define(rule, Expr.choice(options));
        return rule;
    }
}
