package dev.parley.parsers.tool.grammar;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Calls written as tags, with one tag or pair of tags for each argument, in the order of the schema.
///
/// @param before what stands before the function's name
/// @param number what stands between the name and the call's number; empty where there is none
/// @param behind what stands behind the name, or the number
/// @param argument around an argument
/// @param closing what ends the call
/// @param style how values are written
public record MarkupCall(
        String before,
        Optional<String> number,
        String behind,
        Argument argument,
        String closing,
        Style style)
        implements CallGrammar.Call {

    private static final String KEY = "[A-Za-z_][A-Za-z0-9_]*";

    /// Calls without numbers.
    public MarkupCall(
            String before, String behind, Argument argument, String closing, Style style) {
        this(before, Optional.empty(), behind, argument, closing, style);
    }

    /// How values are written.
    ///
    /// @param markers what no string must hold
    /// @param strings which strings are written as they are
    /// @param containers how lists and objects are written
    public record Style(List<String> markers, Strings strings, Containers containers) {

        /// Lists and objects are JSON.
        public Style(List<String> markers, Strings strings) {
            this(markers, strings, TextValue::json);
        }

        /// Copies the list.
        public Style {
            markers = List.copyOf(markers);
        }
    }

    /// How lists and objects are written.
    @FunctionalInterface
    public interface Containers {

        /// The grammar of a list or an object.
        ///
        /// @param value with the schema of one
        Node node(TextValue value);
    }

    /// Which strings are written as they are.
    public enum Strings {
        /// All.
        BARE,
        /// Those of a parameter that is a string and nothing else; others are JSON.
        BARE_WHERE_DECLARED,
        /// All, and there are no lists or objects; a parameter of several types is a string.
        BARE_SCALARS
    }

    /// What stands around an argument.
    ///
    /// @param before what stands before its name
    /// @param behind what stands between its name and its value
    /// @param closing what ends it
    /// @param escape how names are written
    public record Argument(
            String before, Behind behind, String closing, UnaryOperator<String> escape) {

        /// An argument whose name is written as it is.
        public Argument(String before, Behind behind, String closing) {
            this(before, behind, closing, UnaryOperator.identity());
        }

        /// An argument whose tags do not tell its type.
        public static Argument plain(String before, String behind, String closing) {
            return new Argument(before, _ -> behind, closing);
        }

        /// An argument whose tags tell strings from other values.
        ///
        /// @param string what stands between its name and a string
        /// @param json what stands between its name and any other value
        public static Argument told(String before, String string, String json, String closing) {
            return new Argument(
                    before, type -> type.equals(TextValue.STRING) ? string : json, closing);
        }
    }

    /// What stands between an argument's name and its value.
    @FunctionalInterface
    public interface Behind {

        /// The text for a value.
        ///
        /// @param type the value's in JSON Schema, such as `string`
        String of(String type);
    }

    @Override
    public List<Node> tags(String function, JsonNode schema) {
        String name = argument.escape().apply(function);
        return arguments(schema)
                .map(
                        it ->
                                number.isEmpty()
                                        ? Node.tag(before + name + behind, it, closing)
                                        : Node.tag(
                                                before + name + number.get(),
                                                Node.sequence(
                                                        Node.regex("[0-9]+"),
                                                        Node.text(behind),
                                                        it),
                                                closing))
                .stream()
                .toList();
    }

    /// Empty where the format cannot write an argument that must come.
    private Optional<Node> arguments(JsonNode schema) {
        ObjectMembers members = new ObjectMembers(schema);
        if (members.open()) {
            return Optional.of(Node.star(any()));
        }
        Set<String> required = members.required();
        List<Node> all = new ArrayList<>();
        for (String name : members.names()) {
            List<Node> ways = ways(name, members.property(name), schema);
            if (!ways.isEmpty()) {
                Node one = Node.or(ways);
                all.add(required.contains(name) ? one : Node.optional(one));
            } else if (required.contains(name)) {
                return Optional.empty();
            }
        }
        return Optional.of(Node.sequence(all));
    }

    /// The ways to write an argument: one for each text that may stand before its value.
    private List<Node> ways(String name, JsonNode schema, JsonNode root) {
        Map<String, List<Node>> values = new LinkedHashMap<>();
        TextValue.of(schema, root, style)
                .forms()
                .forEach(
                        form ->
                                values.computeIfAbsent(
                                                argument.behind().of(form.type()),
                                                _ -> new ArrayList<>())
                                        .add(form.node()));
        String head = argument.before() + argument.escape().apply(name);
        return values.entrySet().stream()
                .map(it -> Node.tag(head + it.getKey(), Node.or(it.getValue()), argument.closing()))
                .toList();
    }

    /// An argument of which the schema says nothing.
    private Node any() {
        return Node.tag(
                argument.before(),
                Node.sequence(
                        Node.regex(KEY),
                        Node.text(argument.behind().of(TextValue.STRING)),
                        Node.anyTextWithout(style.markers())),
                argument.closing());
    }
}
