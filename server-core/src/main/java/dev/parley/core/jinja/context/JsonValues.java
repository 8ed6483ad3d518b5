package dev.parley.core.jinja.context;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Value;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Turns JSON into values: null is `None`, objects keep their order, integers their size.
public final class JsonValues {

    private static final int DEEPEST = 500;

    private JsonValues() {}

    /// The value of a JSON tree.
    public static Value of(JsonNode node) {
        return of(node, 0);
    }

    private static Value of(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            throw JinjaException.limit(
                    "JSON nested deeper than %d levels cannot be rendered".formatted(DEEPEST));
        }
        return switch (node.getNodeType()) {
            case STRING -> Str.of(node.stringValue());
            case OBJECT -> object(node, depth + 1);
            case ARRAY -> array(node, depth + 1);
            case NUMBER -> number(node);
            case BOOLEAN -> Bool.of(node.booleanValue());
            case NULL, MISSING -> None.NONE;
            case BINARY, POJO -> Str.of(node.asString());
        };
    }

    private static Value number(JsonNode node) {
        if (node.isInt() || node.isLong()) {
            return Int.of(node.longValue());
        }
        return node.isIntegralNumber()
                ? Int.of(node.bigIntegerValue())
                : Real.of(node.doubleValue());
    }

    private static Value object(JsonNode node, int depth) {
        DictValue dict = new DictValue();
        node.forEachEntry((name, child) -> dict.put(name, of(child, depth)));
        return dict;
    }

    private static Value array(JsonNode node, int depth) {
        List<Value> items = new ArrayList<>(node.size());
        for (JsonNode child : node) {
            items.add(of(child, depth));
        }
        return new ListValue(items);
    }
}
