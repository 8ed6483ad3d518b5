package dev.parley.parsers.tool.grammar;

import dev.parley.parsers.tool.grammar.TextValue.Form;
import dev.parley.parsers.tool.grammar.TextValue.Kind;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Calls written as tags, with one tag or pair of tags for each argument, in the order of the schema.
///
/// @param before what stands before the function's name
/// @param behind what stands behind it
/// @param argument around an argument
/// @param closing what ends the call
/// @param style how strings are written
public record MarkupCall(
        String before, String behind, Argument argument, String closing, Style style)
        implements CallGrammar.Call {

    private static final String KEY = "[A-Za-z_][A-Za-z0-9_]*";

    /// How strings are written.
    ///
    /// @param markers what none must hold
    /// @param strings which are written as they are
    public record Style(List<String> markers, Strings strings) {

        /// Copies the list.
        public Style {
            markers = List.copyOf(markers);
        }
    }

    /// Which strings are written as they are.
    public enum Strings {
        /// All.
        BARE,
        /// Those of a parameter that is a string and nothing else; others are JSON.
        BARE_WHERE_DECLARED
    }

    /// What stands around an argument.
    ///
    /// @param before what stands before its name
    /// @param string what stands between its name and a string
    /// @param json what stands between its name and any other value
    /// @param closing what ends it
    public record Argument(String before, String string, String json, String closing) {

        /// An argument whose tags do not tell its type.
        public static Argument plain(String before, String behind, String closing) {
            return new Argument(before, behind, behind, closing);
        }

        private String behind(Kind kind) {
            return kind == Kind.STRING ? string : json;
        }
    }

    @Override
    public List<Node> tags(String function, JsonNode schema) {
        return List.of(Node.tag(before + function + behind, arguments(schema), closing));
    }

    private Node arguments(JsonNode schema) {
        Set<String> required =
                schema.path("required")
                        .valueStream()
                        .map(name -> name.asString(""))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        JsonNode properties = schema.path("properties");
        if (properties.isEmpty() && required.isEmpty()) {
            return properties.isObject() || isClosed(schema) ? Node.text("") : Node.star(any());
        }
        Set<String> names = new LinkedHashSet<>(properties.propertyNames());
        names.addAll(required);
        List<Node> all = new ArrayList<>();
        for (String name : names) {
            Node one = argument(name, properties.path(name), schema);
            all.add(required.contains(name) ? one : Node.optional(one));
        }
        return Node.sequence(all);
    }

    private static boolean isClosed(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        return additional.isBoolean() && !additional.booleanValue();
    }

    private Node argument(String name, JsonNode schema, JsonNode root) {
        List<Node> ways = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Node> values =
                    TextValue.of(schema, root, style).forms().stream()
                            .filter(form -> form.kind() == kind)
                            .map(Form::node)
                            .toList();
            if (!values.isEmpty()) {
                ways.add(
                        Node.tag(
                                argument.before() + name + argument.behind(kind),
                                Node.or(values),
                                argument.closing()));
            }
        }
        return Node.or(ways);
    }

    /// An argument of which the schema says nothing.
    private Node any() {
        return Node.tag(
                argument.before(),
                Node.sequence(
                        Node.regex(KEY),
                        Node.text(argument.string()),
                        Node.anyTextWithout(style.markers())),
                argument.closing());
    }
}
