package dev.parley.router.generate.schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The fields of one JSON object, read by name and type.
///
/// A reader with a fallback refuses JSON null; one without takes null for absent. Whatever does not
/// fit is noted in the violations and read as absent.
public final class Fields {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);

    private final ObjectNode node;
    private final String path;
    private final Violations violations;
    private final LaxTypes types;

    /// Reads a whole body.
    ///
    /// @param violations gathers what does not fit; the caller checks it at the end
    public static Fields body(ObjectNode node, Violations violations) {
        return new Fields(node, "body", violations);
    }

    /// Reads an object that stands somewhere else than in a field of this one.
    ///
    /// @param path what the object is called in messages
    public static Fields at(ObjectNode node, String path, Violations violations) {
        return new Fields(node, path, violations);
    }

    private Fields(ObjectNode node, String path, Violations violations) {
        this.node = node;
        this.path = path;
        this.violations = violations;
        types = new LaxTypes(violations);
    }

    /// The object itself.
    public ObjectNode node() {
        return node;
    }

    /// The dotted path of a field.
    public String path(String name) {
        return path + "." + name;
    }

    /// Where violations of this object go.
    public Violations violations() {
        return violations;
    }

    /// Whether there is a value other than null.
    public boolean has(String name) {
        return present(name) != null;
    }

    /// A whole number of any size.
    public Optional<BigInteger> integer(String name) {
        JsonNode value = present(name);
        return value == null ? Optional.empty() : types.integer(value, path(name));
    }

    /// A whole number; one beyond 64 bits counts as the nearest `long`.
    public OptionalLong whole(String name) {
        return integer(name)
                .map(value -> OptionalLong.of(saturated(value)))
                .orElseGet(OptionalLong::empty);
    }

    /// A whole number within bounds.
    ///
    /// @param least smallest allowed
    /// @param most largest allowed
    public OptionalLong whole(String name, long least, long most) {
        Optional<BigInteger> value = integer(name);
        if (value.isEmpty() || !within(name, value.get(), least, most)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.get().longValueExact());
    }

    /// A whole number that may be absent but not null.
    public long whole(String name, long fallback) {
        JsonNode value = node.get(name);
        return value == null
                ? fallback
                : types.integer(value, path(name)).map(Fields::saturated).orElse(fallback);
    }

    /// A number that may be fractional, infinite or no number at all.
    public OptionalDouble number(String name) {
        JsonNode value = present(name);
        return value == null ? OptionalDouble.empty() : types.number(value, path(name));
    }

    /// A number that may be absent but not null.
    public double number(String name, double fallback) {
        JsonNode value = node.get(name);
        return value == null ? fallback : types.number(value, path(name)).orElse(fallback);
    }

    /// True, false or absent.
    public Optional<Boolean> flag(String name) {
        JsonNode value = present(name);
        return value == null ? Optional.empty() : types.flag(value, path(name));
    }

    /// True or false; may be absent but not null.
    public boolean flag(String name, boolean fallback) {
        JsonNode value = node.get(name);
        return value == null ? fallback : types.flag(value, path(name)).orElse(fallback);
    }

    /// A text.
    public Optional<String> text(String name) {
        JsonNode value = present(name);
        return value == null ? Optional.empty() : types.text(value, path(name));
    }

    /// A text that may be absent but not null.
    public String text(String name, String fallback) {
        JsonNode value = node.get(name);
        return value == null ? fallback : types.text(value, path(name)).orElse(fallback);
    }

    /// One of some texts.
    public Optional<String> literal(String name, List<String> allowed) {
        JsonNode value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isString() && allowed.contains(value.stringValue())) {
            return Optional.of(value.stringValue());
        }
        literalError(path(name), allowed, value);
        return Optional.empty();
    }

    /// A list of token ids or other whole numbers.
    public Optional<List<Long>> integers(String name) {
        return list(name)
                .map(
                        items -> {
                            List<Long> out = new ArrayList<>(items.size());
                            for (int i = 0; i < items.size(); i++) {
                                types.integer(items.get(i), path(name) + "." + i)
                                        .ifPresent(value -> out.add(saturated(value)));
                            }
                            return List.copyOf(out);
                        });
    }

    /// A list of whole numbers that are not negative.
    public Optional<List<Long>> naturals(String name) {
        Optional<List<Long>> values = integers(name);
        values.ifPresent(
                items -> {
                    for (int i = 0; i < items.size(); i++) {
                        if (items.get(i) < 0) {
                            boundError(
                                    path(name) + "." + i,
                                    "greater_than_equal",
                                    "greater than or equal to 0",
                                    "{'ge': 0}",
                                    node.path(name).path(i));
                        }
                    }
                });
        return values;
    }

    /// A list of texts.
    public Optional<List<String>> texts(String name) {
        return list(name).map(items -> textItems(items, path(name)));
    }

    /// A list of texts that may be absent but not null.
    public List<String> texts(String name, List<String> fallback) {
        JsonNode value = node.get(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof ArrayNode items) {
            return textItems(items, path(name));
        }
        violations.add("list_type", path(name), "Input should be a valid list", value);
        return fallback;
    }

    /// A list of objects that hold nothing but texts.
    public Optional<ArrayNode> listOfTextsByName(String name) {
        Optional<ArrayNode> items = list(name);
        for (int i = 0; i < items.map(ArrayNode::size).orElse(0); i++) {
            String where = path(name) + "." + i;
            if (items.orElseThrow().get(i) instanceof ObjectNode entry) {
                entry.properties()
                        .forEach(
                                field ->
                                        types.text(field.getValue(), where + "." + field.getKey()));
            } else {
                violations.add(
                        "dict_type",
                        where,
                        "Input should be a valid dictionary",
                        items.orElseThrow().get(i));
            }
        }
        return items;
    }

    /// A text or a list of at most `most` texts.
    public List<String> textOrTexts(String name, int most) {
        JsonNode value = present(name);
        if (value == null) {
            return List.of();
        }
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        if (!(value instanceof ArrayNode items)) {
            violations.add("string_type", path(name), "Input should be a valid string", value);
            violations.add("list_type", path(name), "Input should be a valid list", value);
            return List.of();
        }
        if (items.size() > most) {
            violations.add(
                    "too_long",
                    path(name),
                    "List should have at most %d items after validation, not %d"
                            .formatted(most, items.size()),
                    value,
                    "{'field_type': 'List', 'max_length': %d, 'actual_length': %d}"
                            .formatted(most, items.size()));
            return List.of();
        }
        return textItems(items, path(name));
    }

    /// Numbers by name, such as `logit_bias`.
    public Optional<Map<String, Double>> numbersByName(String name) {
        return dict(name)
                .map(
                        entries -> {
                            Map<String, Double> out = new LinkedHashMap<>();
                            for (Map.Entry<String, JsonNode> entry : entries.properties()) {
                                types.number(entry.getValue(), path(name) + "." + entry.getKey())
                                        .ifPresent(value -> out.put(entry.getKey(), value));
                            }
                            return out;
                        });
    }

    /// An object of any content.
    public Optional<ObjectNode> dict(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(object);
        }
        violations.add("dict_type", path(name), "Input should be a valid dictionary", value);
        return Optional.empty();
    }

    /// A list of any content.
    public Optional<ArrayNode> list(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ArrayNode array) {
            return Optional.of(array);
        }
        violations.add("list_type", path(name), "Input should be a valid list", value);
        return Optional.empty();
    }

    /// An object whose fields are read next.
    public Optional<Fields> object(String name) {
        return dict(name).map(value -> new Fields(value, path(name), violations));
    }

    /// The fields of a list's item, or nothing when it is no object.
    public Optional<Fields> item(String name, int index, JsonNode value) {
        String where = path(name) + "." + index;
        if (value instanceof ObjectNode object) {
            return Optional.of(new Fields(object, where, violations));
        }
        violations.add(
                "model_attributes_type",
                where,
                "Input should be a valid dictionary or object to extract fields from",
                value);
        return Optional.empty();
    }

    /// Notes that a field is needed but not there.
    public void missing(String name) {
        violations.add("missing", path(name), "Field required", node);
    }

    /// Notes that a value is none of those allowed.
    public void literalError(String where, List<String> allowed, JsonNode value) {
        List<String> quoted = allowed.stream().map(PythonText::quote).toList();
        String expected =
                quoted.size() == 1
                        ? quoted.getFirst()
                        : String.join(", ", quoted.subList(0, quoted.size() - 1))
                                + " or "
                                + quoted.getLast();
        violations.add(
                "literal_error",
                where,
                "Input should be " + expected,
                value,
                "{'expected': " + PythonText.quote(expected) + "}");
    }

    private List<String> textItems(ArrayNode items, String where) {
        List<String> out = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            types.text(items.get(i), where + "." + i).ifPresent(out::add);
        }
        return List.copyOf(out);
    }

    private boolean within(String name, BigInteger value, long least, long most) {
        JsonNode input = node.path(name);
        if (value.compareTo(BigInteger.valueOf(least)) < 0) {
            boundError(
                    path(name),
                    "greater_than_equal",
                    "greater than or equal to " + least,
                    "{'ge': %d}".formatted(least),
                    input);
            return false;
        }
        if (value.compareTo(BigInteger.valueOf(most)) > 0) {
            boundError(
                    path(name),
                    "less_than_equal",
                    "less than or equal to " + most,
                    "{'le': %d}".formatted(most),
                    input);
            return false;
        }
        return true;
    }

    private void boundError(
            String where, String type, String relation, String context, JsonNode input) {
        violations.add(type, where, "Input should be " + relation, input, context);
    }

    private @Nullable JsonNode present(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static long saturated(BigInteger value) {
        return value.min(LARGEST).max(SMALLEST).longValueExact();
    }
}
