package dev.parley.structured.json;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.structured.automaton.Budget;
import dev.parley.structured.json.NumberRange.Bound;
import dev.parley.structured.json.SchemaFacts.ObjectShape;

import tools.jackson.databind.JsonNode;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads schemas into facts, following references and `allOf`. Used by one thread.
final class SchemaReader {

    private static final System.Logger LOG = System.getLogger(SchemaReader.class.getName());
    private static final int DEEPEST = 100;
    private static final int MOST_DIGITS = 400;

    /// Keywords that demand what a grammar cannot say.
    private static final Set<String> REFUSED =
            Set.of("unevaluatedItems", "unevaluatedProperties", "$dynamicRef", "$recursiveRef");

    private static final Set<String> ABOUT_PROPERTIES =
            Set.of("properties", "patternProperties", "additionalProperties");

    private final SchemaRefs refs;
    private final Budget budget;
    private final Negation negation;
    private final Conditions conditions;
    private final Exclusive exclusive;
    private final ArrayReader arrays;
    private int depth;

    SchemaReader(SchemaRefs refs, Budget budget) {
        this.refs = refs;
        this.budget = budget;
        negation = new Negation(refs);
        conditions = new Conditions(negation);
        exclusive = new Exclusive(refs, negation);
        arrays = new ArrayReader(negation);
    }

    /// Adds what a schema demands.
    void read(JsonNode schema, SchemaFacts facts) {
        budget.steps(1 + schema.size());
        if (schema.isBoolean()) {
            facts.impossible |= !schema.booleanValue();
            return;
        }
        if (!schema.isObject()) {
            throw invalid("A schema must be an object or a boolean, not %s".formatted(schema));
        }
        if (++depth > DEEPEST) {
            throw invalid("$ref and allOf lead back to themselves");
        }
        refuse(schema);
        if (schema.path("$ref").isString()) {
            read(target(schema), facts);
        }
        list(schema, "allOf").forEach(part -> read(part, facts));
        if (schema.has("anyOf")) {
            facts.choices.add(list(schema, "anyOf"));
        }
        if (schema.has("oneOf")) {
            facts.choices.add(exclusive.options(list(schema, "oneOf")));
        }
        values(schema, facts);
        types(schema, facts);
        numbers(schema, facts);
        strings(schema, facts);
        arrays.read(schema, facts);
        objects(schema, facts);
        exclude(schema, facts);
        conditions.of(schema).forEach(demand -> read(demand, facts));
        depth--;
    }

    /// Reads `not`: of values and of a pattern as it is, else what the schema in it refuses.
    private void exclude(JsonNode schema, SchemaFacts facts) {
        JsonNode not = schema.path("not");
        if (not.isMissingNode()) {
            return;
        }
        boolean alone = not.size() == 1;
        if (alone
                && not.has("enum")
                && not.get("enum").valueStream().noneMatch(JsonNode::isContainer)) {
            facts.excluded.addAll(list(not, "enum"));
        } else if (alone && not.has("const") && !not.get("const").isContainer()) {
            facts.excluded.add(not.get("const"));
        } else if (alone && not.has("pattern")) {
            facts.excludedPatterns.add(text(not, "pattern"));
            facts.types = JsonType.intersect(facts.types, Set.of(JsonType.STRING));
            facts.typed = true;
        } else {
            negation.of(not)
                    .ifPresentOrElse(
                            refused -> read(refused, facts),
                            () ->
                                    LOG.log(
                                            Level.WARNING,
                                            "The keyword 'not' of a JSON schema is ignored: what"
                                                + " its schema refuses cannot be constrained."));
        }
    }

    /// What the reference of a schema names.
    JsonNode target(JsonNode schema) {
        return refs.find(schema.path("$ref").asString());
    }

    private static void refuse(JsonNode schema) {
        List<String> refused =
                schema.propertyNames().stream()
                        .filter(name -> REFUSED.contains(name) && !harmless(name, schema))
                        .map(name -> '"' + name + '"')
                        .toList();
        if (!refused.isEmpty()) {
            throw unimplemented(String.join(", ", refused));
        }
    }

    /// @param keywords in quotes
    static InvalidRequest unimplemented(String keywords) {
        return new InvalidRequest("Grammar error: Unimplemented keys: [%s]".formatted(keywords));
    }

    private static boolean harmless(String keyword, JsonNode schema) {
        return keyword.startsWith("unevaluated") && schema.path(keyword).asBoolean(false);
    }

    private static void values(JsonNode schema, SchemaFacts facts) {
        if (schema.has("const")) {
            restrict(facts, List.of(schema.get("const")));
        }
        if (schema.has("enum")) {
            restrict(facts, list(schema, "enum"));
        }
    }

    private static void restrict(SchemaFacts facts, List<JsonNode> values) {
        List<JsonNode> known = facts.values;
        facts.values =
                known == null
                        ? List.copyOf(values)
                        : known.stream()
                                .filter(
                                        value ->
                                                values.stream()
                                                        .anyMatch(v -> SameValue.test(v, value)))
                                .toList();
    }

    private static void types(JsonNode schema, SchemaFacts facts) {
        if (schema.has("type")) {
            facts.types = JsonType.intersect(facts.types, JsonType.read(schema.get("type")));
            facts.typed = true;
        }
    }

    private static void numbers(JsonNode schema, SchemaFacts facts) {
        boolean lowerExclusive = schema.path("exclusiveMinimum").asBoolean(false);
        boolean upperExclusive = schema.path("exclusiveMaximum").asBoolean(false);
        number(schema, "minimum")
                .ifPresent(v -> facts.range = facts.range.atLeast(new Bound(v, lowerExclusive)));
        number(schema, "maximum")
                .ifPresent(v -> facts.range = facts.range.atMost(new Bound(v, upperExclusive)));
        if (!schema.path("exclusiveMinimum").isBoolean()) {
            number(schema, "exclusiveMinimum")
                    .ifPresent(v -> facts.range = facts.range.atLeast(new Bound(v, true)));
        }
        if (!schema.path("exclusiveMaximum").isBoolean()) {
            number(schema, "exclusiveMaximum")
                    .ifPresent(v -> facts.range = facts.range.atMost(new Bound(v, true)));
        }
        number(schema, "multipleOf")
                .ifPresent(
                        step -> {
                            if (step.signum() <= 0) {
                                throw invalid("'multipleOf' must be more than 0");
                            }
                            facts.steps.add(step);
                        });
    }

    private static void strings(JsonNode schema, SchemaFacts facts) {
        facts.minLength = Math.max(facts.minLength, count(schema, "minLength", 0));
        facts.maxLength = Math.min(facts.maxLength, count(schema, "maxLength", Integer.MAX_VALUE));
        if (schema.has("pattern")) {
            facts.patterns.add(text(schema, "pattern"));
        }
        if (schema.has("format")) {
            facts.formats.add(text(schema, "format"));
        }
    }

    private static void objects(JsonNode schema, SchemaFacts facts) {
        list(schema, "required")
                .forEach(
                        name -> {
                            if (!name.isString()) {
                                throw invalid("'required' must be a list of names");
                            }
                            facts.required.add(name.asString());
                        });
        facts.minProperties = Math.max(facts.minProperties, count(schema, "minProperties", 0));
        facts.maxProperties =
                Math.min(facts.maxProperties, count(schema, "maxProperties", Integer.MAX_VALUE));
        if (schema.has("propertyNames")) {
            facts.names.add(schema.get("propertyNames"));
        }
        if (schema.propertyNames().stream().anyMatch(ABOUT_PROPERTIES::contains)) {
            facts.objects.add(
                    new ObjectShape(
                            members(schema, "properties"),
                            members(schema, "patternProperties"),
                            Optional.ofNullable(schema.get("additionalProperties"))));
        }
    }

    /// Whether a keyword demands nothing.
    static boolean saysNothing(String keyword) {
        return switch (keyword) {
            case "title",
                    "description",
                    "default",
                    "examples",
                    "$comment",
                    "$schema",
                    "deprecated",
                    "readOnly",
                    "writeOnly",
                    "$defs",
                    "definitions" ->
                    true;
            default -> false;
        };
    }

    private static Map<String, JsonNode> members(JsonNode schema, String keyword) {
        JsonNode node = schema.path(keyword);
        if (!node.isMissingNode() && !node.isObject()) {
            throw invalid("'%s' must be an object".formatted(keyword));
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    static List<JsonNode> list(JsonNode schema, String keyword) {
        JsonNode node = schema.path(keyword);
        if (!node.isMissingNode() && !node.isArray()) {
            throw invalid("'%s' must be a list".formatted(keyword));
        }
        List<JsonNode> list = new ArrayList<>();
        node.forEach(list::add);
        return list;
    }

    private static String text(JsonNode schema, String keyword) {
        if (!schema.path(keyword).isString()) {
            throw invalid("'%s' must be a string".formatted(keyword));
        }
        return schema.path(keyword).asString();
    }

    private static Optional<BigDecimal> number(JsonNode schema, String keyword) {
        JsonNode node = schema.path(keyword);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isNumber()) {
            throw invalid("'%s' must be a number".formatted(keyword));
        }
        return Optional.of(decimal(node));
    }

    /// The value of a number.
    ///
    /// @throws InvalidRequest when it is too large or too long to calculate with
    static BigDecimal decimal(JsonNode number) {
        boolean finite = !number.isFloatingPointNumber() || Double.isFinite(number.doubleValue());
        BigDecimal value = finite ? number.decimalValue() : BigDecimal.ZERO;
        if (!finite
                || Math.abs((long) value.scale()) > MOST_DIGITS
                || value.precision() > MOST_DIGITS) {
            throw invalid("the number %s has too many digits".formatted(number));
        }
        return value;
    }

    static int count(JsonNode schema, String keyword, int standard) {
        Optional<BigDecimal> number = number(schema, keyword);
        if (number.isEmpty()) {
            return standard;
        }
        BigDecimal value = number.get();
        if (value.signum() < 0 || value.stripTrailingZeros().scale() > 0) {
            throw invalid("'%s' must be a whole number, not negative".formatted(keyword));
        }
        return value.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }

    static InvalidRequest invalid(String reason) {
        return new InvalidRequest("Grammar error: %s".formatted(reason));
    }
}
