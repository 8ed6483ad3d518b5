package dev.parley.parsers.tool.grammar;

import dev.parley.parsers.tool.grammar.MarkupCall.Style;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A parameter's value in formats that write strings as they are and all else as JSON.
///
/// @param schema of the parameter, without a reference
/// @param root the schema it is part of, which holds what references name
/// @param style how values are written
public record TextValue(JsonNode schema, JsonNode root, Style style) {

    /// The type of strings in JSON Schema.
    public static final String STRING = "string";

    private static final int MOST_REFERENCES = 16;
    private static final List<String> SCALARS = List.of("integer", "number", "boolean", "null");
    private static final Map<String, String> FORMATS =
            Map.of(
                    "date", "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
                    "time", "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?Z",
                    "date-time",
                            "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
                                    + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?Z",
                    "uuid", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                    "email", "[a-z0-9._-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+",
                    "ipv4",
                            "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");

    /// How a value is written.
    ///
    /// @param node its grammar
    /// @param type the value's in JSON Schema: a string is written as it is, all else as JSON
    public record Form(Node node, String type) {}

    /// Follows references.
    public static TextValue of(JsonNode schema, JsonNode root, Style style) {
        JsonNode target = schema;
        for (int i = 0; i < MOST_REFERENCES && target.path("$ref").isString(); i++) {
            String reference = target.get("$ref").stringValue();
            target = reference.startsWith("#/") ? root.at(reference.substring(1)) : target;
        }
        return new TextValue(target, root, style);
    }

    /// A member, an item or an alternative of this value.
    public TextValue part(JsonNode partSchema) {
        return of(partSchema, root, style);
    }

    /// All ways to write the value.
    public List<Form> forms() {
        return switch (style.strings()) {
            case BARE -> all();
            case BARE_WHERE_DECLARED ->
                    schema.path("type").asString("").equals(STRING) || schema.isMissingNode()
                            ? all()
                            : List.of(form());
            case BARE_SCALARS -> {
                String type = schema.path("type").asString("");
                String kept = SCALARS.contains(type) ? type : STRING;
                yield all().stream().filter(form -> form.type().equals(kept)).toList();
            }
        };
    }

    private List<Form> all() {
        if (schema.has("const")) {
            return List.of(literal(schema.get("const")));
        }
        if (schema.path("enum").isArray()) {
            return schema.get("enum").valueStream().map(this::literal).toList();
        }
        for (String union : List.of("anyOf", "oneOf")) {
            if (schema.path(union).isArray()) {
                return schema.get(union)
                        .valueStream()
                        .flatMap(option -> part(option).all().stream())
                        .toList();
            }
        }
        if (schema.path("allOf").size() == 1) {
            return part(schema.get("allOf").get(0)).all();
        }
        return byType();
    }

    private List<Form> byType() {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            List<Form> forms = new ArrayList<>();
            for (JsonNode each : type) {
                ObjectNode option = ((ObjectNode) schema).deepCopy();
                option.set("type", each);
                forms.addAll(part(option).byType());
            }
            return forms;
        }
        boolean structured = schema.has("properties") || schema.has("items") || schema.has("allOf");
        return type.asString("").equals(STRING) || (type.isMissingNode() && !structured)
                ? List.of(new Form(string(), STRING))
                : List.of(form());
    }

    private Form form() {
        String told = schema.path("type").asString("");
        String type = told.isEmpty() ? schema.has("items") ? "array" : "object" : told;
        boolean container = type.equals("array") || type.equals("object");
        return new Form(container ? style.containers().node(this) : json(), type);
    }

    /// The value as JSON.
    public Node json() {
        return Node.schema(withDefinitions());
    }

    private Node string() {
        if (schema.path("pattern").isString()) {
            return Node.regex(schema.get("pattern").stringValue());
        }
        String format = FORMATS.get(schema.path("format").asString(""));
        if (format != null) {
            return Node.regex(format);
        }
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(-1);
        return least == 0 && most < 0
                ? Node.anyTextWithout(style.markers())
                : Node.regex("[^<]{%d,%s}".formatted(least, most < 0 ? "" : most));
    }

    private Form literal(JsonNode value) {
        if (value.isString()) {
            return new Form(Node.text(value.stringValue()), STRING);
        }
        if (value.isContainer()) {
            ObjectNode only = JsonNodeFactory.instance.objectNode().set("const", value);
            return new Form(style.containers().node(part(only)), type(value));
        }
        return new Form(Node.text(value.toString()), type(value));
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT, STRING, BINARY, POJO, MISSING -> "object";
        };
    }

    /// A part of a schema refers to the definitions of the whole.
    private JsonNode withDefinitions() {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode whole = object.deepCopy();
        for (String definitions : List.of("$defs", "definitions")) {
            if (root.has(definitions) && !whole.has(definitions)) {
                whole.set(definitions, root.get(definitions));
            }
        }
        return whole;
    }
}
