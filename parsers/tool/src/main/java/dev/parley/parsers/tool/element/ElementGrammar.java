package dev.parley.parsers.tool.element;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.MarkupCall.Strings;
import dev.parley.parsers.tool.grammar.MarkupCall.Style;
import dev.parley.parsers.tool.grammar.Node;
import dev.parley.parsers.tool.grammar.ObjectMembers;
import dev.parley.parsers.tool.grammar.TextValue;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The grammar of calls whose parameters are elements. A list or object of which the schema does not say all in its place is
/// JSON. Parameters behind references cannot be written, as the parser does not follow them. Only static functions.
final class ElementGrammar {

    private static final String TAG = Elements.NAMESPACE;
    private static final Pattern NAME = Pattern.compile("[^/<>\\]\\s][^<>\\]\\s]*");
    private static final Style STYLE =
            new Style(List.of(TAG), Strings.BARE, ElementGrammar::container);
    private static final CallGrammar GRAMMAR =
            CallGrammar.within(
                            new CallGrammar.Section(TAG + "<tool_call>\n", TAG + "</tool_call>"),
                            "",
                            TAG + "<tool_call>",
                            ElementGrammar::tags)
                    .once();

    private ElementGrammar() {}

    /// The structural tag under some rules; empty where a tool's arguments cannot be written.
    static Optional<Constraint.StructuralTag> under(CallRules rules) {
        return GRAMMAR.under(rules);
    }

    private static List<Node> tags(String function, JsonNode schema) {
        String head = TAG + "<invoke name=\"" + function + "\">";
        return arguments(schema).map(it -> Node.tag(head, it, TAG + "</invoke>\n")).stream()
                .toList();
    }

    private static Optional<Node> arguments(JsonNode schema) {
        ObjectMembers members = new ObjectMembers(schema);
        return members.open()
                ? Optional.of(
                        Node.anyTextWithout(
                                List.of(
                                        TAG + "<invoke",
                                        TAG + "</invoke",
                                        TAG + "<tool_call",
                                        TAG + "</tool_call")))
                : members.row("", (name, value) -> member(name, value, schema));
    }

    private static Optional<Node> member(String name, JsonNode schema, JsonNode root) {
        return NAME.matcher(name).matches() && schema.findValue("$ref") == null
                ? Optional.of(element(name, TextValue.of(schema, root, STYLE)))
                : Optional.empty();
    }

    private static Node element(String name, TextValue value) {
        return Node.tag(
                TAG + "<" + name + ">",
                Node.or(value.forms().stream().map(TextValue.Form::node).toList()),
                TAG + "</" + name + ">");
    }

    private static Node container(TextValue value) {
        return nested(value).orElseGet(value::json);
    }

    private static Optional<Node> nested(TextValue value) {
        JsonNode schema = value.schema();
        String type = schema.path("type").asString("");
        if (schema.has("const") || schema.has("allOf")) {
            return Optional.empty();
        }
        if (type.equals("array")) {
            return schema.path("items").isObject()
                    ? Optional.of(
                            Node.list(element("item", value.part(schema.get("items"))), "", schema))
                    : Optional.empty();
        }
        ObjectMembers members = new ObjectMembers(schema);
        return members.open() || !type.equals("object")
                ? Optional.empty()
                : members.row("", (name, part) -> member(name, part, value.root()));
    }
}
