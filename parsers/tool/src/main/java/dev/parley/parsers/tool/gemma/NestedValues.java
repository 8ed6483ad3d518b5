package dev.parley.parsers.tool.gemma;

import dev.parley.parsers.tool.grammar.MarkupCall.Strings;
import dev.parley.parsers.tool.grammar.MarkupCall.Style;
import dev.parley.parsers.tool.grammar.Node;
import dev.parley.parsers.tool.grammar.ObjectMembers;
import dev.parley.parsers.tool.grammar.TextValue;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/// Values with strings between markers, bare scalars, and lists and objects that nest. A list or object of which the schema
/// does not say all in its place is JSON between the markers, which the parser reads as the schema has it.
final class NestedValues implements GemmaGrammar.Values {

    private final String quote;
    private final Style style;

    NestedValues(GemmaFormat format) {
        quote = format.quote();
        style =
                new Style(
                        List.of(format.open(), format.close(), format.quote()),
                        Strings.BARE,
                        this::container);
    }

    @Override
    public Optional<Node> value(JsonNode schema, JsonNode root) {
        return Optional.of(node(TextValue.of(schema, root, style)));
    }

    private Node node(TextValue value) {
        return Node.or(
                value.forms().stream()
                        .map(
                                it ->
                                        it.type().equals(TextValue.STRING)
                                                ? Node.tag(quote, it.node(), quote)
                                                : it.node())
                        .toList());
    }

    private Node container(TextValue value) {
        return nested(value).orElseGet(() -> Node.tag(quote, value.json(), quote));
    }

    private Optional<Node> nested(TextValue value) {
        JsonNode schema = value.schema();
        ObjectMembers members = new ObjectMembers(schema);
        if (schema.findValue("$ref") != null || schema.has("const") || schema.has("allOf")) {
            return Optional.empty();
        }
        if (schema.path("items").isObject()) {
            Node items =
                    Node.list(
                            node(value.part(schema.get("items"))), GemmaGrammar.SEPARATOR, schema);
            return Optional.of(Node.tag("[", items, "]"));
        }
        return members.open() || schema.path("type").asString("").equals("array")
                ? Optional.empty()
                : members.row(GemmaGrammar.SEPARATOR, (name, part) -> member(value, name, part))
                        .map(row -> Node.tag("{", row, "}"));
    }

    private Optional<Node> member(TextValue whole, String name, JsonNode schema) {
        return GemmaGrammar.isBare(name)
                ? Optional.of(GemmaGrammar.member(name, node(whole.part(schema))))
                : Optional.empty();
    }
}
