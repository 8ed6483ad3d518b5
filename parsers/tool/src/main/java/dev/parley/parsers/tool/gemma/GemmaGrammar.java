package dev.parley.parsers.tool.gemma;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.Node;
import dev.parley.parsers.tool.grammar.ObjectMembers;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The grammar of calls in Gemma's formats.
///
/// @param format its markers
/// @param values how a member's value is written
record GemmaGrammar(GemmaFormat format, Values values) {

    /// What stands between two members.
    static final String SEPARATOR = ",";

    private static final Pattern BARE_KEY = Pattern.compile("[\\w.-]+");

    /// Writes values.
    @FunctionalInterface
    interface Values {

        /// The grammar of a member's value; empty where the format cannot write it.
        ///
        /// @param schema of the value; a missing node for none
        /// @param root the schema of all members, which holds what references name
        Optional<Node> value(JsonNode schema, JsonNode root);
    }

    /// The structural tag under some rules; empty where a tool's arguments cannot be written.
    Optional<Constraint.StructuralTag> under(CallRules rules) {
        return CallGrammar.alone(format.open(), "", this::tags).under(rules);
    }

    private List<Node> tags(String function, JsonNode schema) {
        String head = format.open() + GemmaToolParser.PREFIX + function + "{";
        return arguments(schema).map(it -> Node.tag(head, it, "}" + format.close())).stream()
                .toList();
    }

    /// Whatever stands in the braces is read as members.
    private Optional<Node> arguments(JsonNode schema) {
        ObjectMembers members = new ObjectMembers(schema);
        return members.open()
                ? Optional.of(Node.anyTextWithout(List.of(format.open(), format.close())))
                : members.row(
                        SEPARATOR,
                        (name, value) ->
                                BARE_KEY.matcher(name).matches()
                                        ? values.value(value, schema).map(it -> member(name, it))
                                        : Optional.empty());
    }

    /// A member with a bare key.
    static Node member(String name, Node value) {
        return Node.sequence(Node.text(name + ":"), value);
    }

    /// Whether a key needs no quotes.
    static boolean isBare(String name) {
        return BARE_KEY.matcher(name).matches();
    }
}
