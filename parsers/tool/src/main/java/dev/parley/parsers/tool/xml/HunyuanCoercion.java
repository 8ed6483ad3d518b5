package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.Scalars;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Tries boolean, integer, number, JSON and text, as far as the schema names them; null is none of its types. What fits
/// none is JSON if it parses, or a Python literal, or text. A number keeps its point or exponent.
record HunyuanCoercion() implements Coercion {

    private static final Set<String> TEXT_ONLY = Set.of("string");
    private static final Set<String> SCALARS = Set.of("string", "boolean", "integer", "number");

    @Override
    public boolean keepsText(JsonNode schema) {
        return types(schema).equals(TEXT_ONLY);
    }

    @Override
    public JsonNode value(String text, JsonNode schema) {
        Set<String> types = types(schema);
        boolean container = types.stream().anyMatch(type -> !SCALARS.contains(type));
        return Stream.<Optional<JsonNode>>of(
                        types.contains("boolean") ? Scalars.truth(text) : Optional.empty(),
                        types.contains("integer") ? Scalars.whole(text.strip()) : Optional.empty(),
                        types.contains("number") ? number(text) : Optional.empty(),
                        container ? JsonValues.read(text) : Optional.empty(),
                        types.contains("string") ? Optional.empty() : LiteralCoercion.literal(text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> StringNode.valueOf(text));
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(each -> types.add(named(each.asString(""))));
        } else if (type.isString()) {
            types.add(named(type.stringValue()));
        } else {
            Stream.of("anyOf", "oneOf")
                    .map(schema::path)
                    .filter(JsonNode::isArray)
                    .findFirst()
                    .ifPresentOrElse(
                            options ->
                                    options.forEach(
                                            it ->
                                                    types.add(
                                                            named(
                                                                    it.path("type")
                                                                            .asString("string")))),
                            () -> types.add("string"));
        }
        types.remove("null");
        return types;
    }

    private static String named(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "str", "text", "varchar", "char", "enum" -> "string";
            case "bool", "binary" -> "boolean";
            case "double" -> "number";
            case "list" -> "array";
            case "dict", "map" -> "object";
            default -> {
                if (List.of("int", "uint", "long", "short", "unsigned").stream()
                        .anyMatch(name::startsWith)) {
                    yield "integer";
                }
                yield name.startsWith("num") || name.startsWith("float") ? "number" : type;
            }
        };
    }

    private static Optional<JsonNode> number(String text) {
        boolean real = text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
        return real ? Scalars.real(text.strip()) : Scalars.whole(text.strip());
    }
}
