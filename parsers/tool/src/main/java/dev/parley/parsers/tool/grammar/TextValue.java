package dev.parley.parsers.tool.grammar;

import dev.parley.parsers.tool.grammar.MarkupCall.Strings;
import dev.parley.parsers.tool.grammar.MarkupCall.Style;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A parameter's value in formats that write strings as they are and all else as JSON.
///
/// @param schema of the parameter, without a reference
/// @param root the schema it is part of, which holds what references name
/// @param style how strings are written
record TextValue(JsonNode schema, JsonNode root, Style style) {

    private static final int MOST_REFERENCES = 16;
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
    /// @param kind whether it is a string
    record Form(Node node, Kind kind) {}

    /// What a value is.
    enum Kind {
        /// A string, written as it is.
        STRING,
        /// Anything else, written as JSON.
        JSON
    }

    /// Follows references.
    static TextValue of(JsonNode schema, JsonNode root, Style style) {
        JsonNode target = schema;
        for (int i = 0; i < MOST_REFERENCES && target.path("$ref").isString(); i++) {
            String reference = target.get("$ref").stringValue();
            target = reference.startsWith("#/") ? root.at(reference.substring(1)) : target;
        }
        return new TextValue(target, root, style);
    }

    /// All ways to write the value.
    List<Form> forms() {
        boolean told = schema.path("type").asString("").equals("string") || schema.isMissingNode();
        if (style.strings() == Strings.BARE_WHERE_DECLARED && !told) {
            return List.of(new Form(Node.schema(withDefinitions()), Kind.JSON));
        }
        if (schema.has("const")) {
            return List.of(literal(schema.get("const")));
        }
        if (schema.path("enum").isArray()) {
            return schema.get("enum").valueStream().map(TextValue::literal).toList();
        }
        for (String union : List.of("anyOf", "oneOf")) {
            if (schema.path(union).isArray()) {
                return schema.get(union)
                        .valueStream()
                        .flatMap(option -> of(option, root, style).forms().stream())
                        .toList();
            }
        }
        if (schema.path("allOf").size() == 1) {
            return of(schema.get("allOf").get(0), root, style).forms();
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
                forms.addAll(new TextValue(option, root, style).byType());
            }
            return forms;
        }
        boolean structured = schema.has("properties") || schema.has("items") || schema.has("allOf");
        return type.asString("").equals("string") || (type.isMissingNode() && !structured)
                ? List.of(new Form(string(), Kind.STRING))
                : List.of(new Form(Node.schema(withDefinitions()), Kind.JSON));
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

    private static Form literal(JsonNode value) {
        return value.isString()
                ? new Form(Node.text(value.stringValue()), Kind.STRING)
                : new Form(Node.text(value.toString()), Kind.JSON);
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
