package dev.parley.structured.json;

import dev.parley.structured.json.SchemaFacts.ArrayShape;
import dev.parley.structured.json.SchemaFacts.Contained;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what schemas say of arrays. Used by one thread.
final class ArrayReader {

    private static final Set<String> ABOUT_ITEMS =
            Set.of("prefixItems", "items", "additionalItems");

    private final Negation negation;

    ArrayReader(Negation negation) {
        this.negation = negation;
    }

    void read(JsonNode schema, SchemaFacts facts) {
        facts.minItems = Math.max(facts.minItems, SchemaReader.count(schema, "minItems", 0));
        facts.maxItems =
                Math.min(facts.maxItems, SchemaReader.count(schema, "maxItems", Integer.MAX_VALUE));
        facts.unique |= schema.path("uniqueItems").asBoolean(false);
        if (schema.has("contains")) {
            contains(schema, facts);
        }
        if (schema.propertyNames().stream().noneMatch(ABOUT_ITEMS::contains)) {
            return;
        }
        List<JsonNode> prefix = SchemaReader.list(schema, "prefixItems");
        Optional<JsonNode> rest = Optional.ofNullable(schema.get("items"));
        if (rest.isPresent() && rest.get().isArray()) {
            prefix = SchemaReader.list(schema, "items");
            rest = Optional.ofNullable(schema.get("additionalItems"));
        }
        facts.arrays.add(new ArrayShape(prefix, rest));
    }

    private void contains(JsonNode schema, SchemaFacts facts) {
        int min = SchemaReader.count(schema, "minContains", 1);
        int max = SchemaReader.count(schema, "maxContains", Integer.MAX_VALUE);
        if (min == 0 && max == Integer.MAX_VALUE) {
            return;
        }
        if (facts.contained != null) {
            throw SchemaReader.unimplemented("\"contains\"");
        }
        JsonNode wanted = schema.get("contains");
        Optional<JsonNode> others =
                max == Integer.MAX_VALUE ? Optional.empty() : negation.of(wanted);
        if (max < Integer.MAX_VALUE && others.isEmpty()) {
            throw SchemaReader.unimplemented("\"maxContains\"");
        }
        facts.contained = new Contained(wanted, others, min, max);
    }
}
