package dev.parley.structured.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that is demanded of one value, by one schema or by several at once. Schemas of parts stay lists:
/// a part must satisfy each. Used by one thread.
final class SchemaFacts {

    Set<JsonType> types = EnumSet.allOf(JsonType.class);
    boolean typed;
    boolean impossible;
    @Nullable List<JsonNode> values;
    final List<List<JsonNode>> choices = new ArrayList<>();

    /// Values that will not do, neither arrays nor objects.
    final List<JsonNode> excluded = new ArrayList<>();

    NumberRange range = NumberRange.ALL;
    final Set<BigDecimal> steps = new LinkedHashSet<>();

    int minLength;
    int maxLength = Integer.MAX_VALUE;
    final List<String> patterns = new ArrayList<>();
    final List<String> excludedPatterns = new ArrayList<>();
    final Set<String> formats = new LinkedHashSet<>();

    final List<ArrayShape> arrays = new ArrayList<>();
    int minItems;
    int maxItems = Integer.MAX_VALUE;
    boolean unique;
    @Nullable Contained contained;

    final List<ObjectShape> objects = new ArrayList<>();
    final Set<String> required = new LinkedHashSet<>();
    final List<JsonNode> names = new ArrayList<>();
    int minProperties;
    int maxProperties = Integer.MAX_VALUE;

    /// What one schema says of an array's elements.
    ///
    /// @param prefix schemas of the first elements
    /// @param rest schema of the others; empty when it says nothing
    record ArrayShape(List<JsonNode> prefix, Optional<JsonNode> rest) {

        /// The schema of an element; empty when anything goes.
        Optional<JsonNode> at(int index) {
            return index < prefix.size() ? Optional.of(prefix.get(index)) : rest;
        }
    }

    /// Elements of which a number must come.
    ///
    /// @param schema what they satisfy
    /// @param others what the others satisfy; empty where more may come than `max`
    /// @param min fewest, ≥ 0
    /// @param max most; `Integer.MAX_VALUE` for any number
    record Contained(JsonNode schema, Optional<JsonNode> others, int min, int max) {}

    /// What one schema says of an object's members.
    ///
    /// @param properties schemas by name
    /// @param patterns schemas by pattern of the name
    /// @param rest schema of all other members; empty when it says nothing
    record ObjectShape(
            Map<String, JsonNode> properties,
            Map<String, JsonNode> patterns,
            Optional<JsonNode> rest) {}

    SchemaFacts copy() {
        SchemaFacts copy = new SchemaFacts();
        copy.types = EnumSet.noneOf(JsonType.class);
        copy.types.addAll(types);
        copy.typed = typed;
        copy.impossible = impossible;
        copy.values = values;
        copy.choices.addAll(choices);
        copy.excluded.addAll(excluded);
        copy.range = range;
        copy.steps.addAll(steps);
        copy.minLength = minLength;
        copy.maxLength = maxLength;
        copy.patterns.addAll(patterns);
        copy.excludedPatterns.addAll(excludedPatterns);
        copy.formats.addAll(formats);
        copy.arrays.addAll(arrays);
        copy.minItems = minItems;
        copy.maxItems = maxItems;
        copy.unique = unique;
        copy.contained = contained;
        copy.objects.addAll(objects);
        copy.required.addAll(required);
        copy.names.addAll(names);
        copy.minProperties = minProperties;
        copy.maxProperties = maxProperties;
        return copy;
    }

    /// Types that are left: those named, else those that a keyword is about.
    Set<JsonType> effectiveTypes() {
        if (typed) {
            return types;
        }
        Set<JsonType> meant = EnumSet.noneOf(JsonType.class);
        if (!objects.isEmpty()
                || !required.isEmpty()
                || !names.isEmpty()
                || minProperties > 0
                || maxProperties < Integer.MAX_VALUE) {
            meant.add(JsonType.OBJECT);
        }
        if (!bareArray()) {
            meant.add(JsonType.ARRAY);
        }
        if (minLength > 0
                || maxLength < Integer.MAX_VALUE
                || !patterns.isEmpty()
                || !formats.isEmpty()) {
            meant.add(JsonType.STRING);
        }
        if (!range.unbounded() || !steps.isEmpty()) {
            meant.add(JsonType.NUMBER);
        }
        return meant.isEmpty() ? types : meant;
    }

    /// Whether nothing is demanded of an array.
    boolean bareArray() {
        return arrays.isEmpty()
                && minItems == 0
                && maxItems == Integer.MAX_VALUE
                && !unique
                && contained == null;
    }

    /// Whether every value will do.
    boolean demandsNothing() {
        return !typed
                && values == null
                && excluded.isEmpty()
                && choices.isEmpty()
                && effectiveTypes().size() == types.size();
    }

    /// The names of all properties, in the order in which they were met.
    Set<String> propertyNames() {
        Set<String> all = new LinkedHashSet<>();
        objects.forEach(shape -> all.addAll(shape.properties().keySet()));
        return all;
    }

    /// Schemas of the patterns of names.
    Map<String, List<JsonNode>> patternSchemas() {
        Map<String, List<JsonNode>> all = new LinkedHashMap<>();
        objects.forEach(
                shape ->
                        shape.patterns()
                                .forEach(
                                        (pattern, schema) ->
                                                all.computeIfAbsent(
                                                                pattern, key -> new ArrayList<>())
                                                        .add(schema)));
        return all;
    }
}
