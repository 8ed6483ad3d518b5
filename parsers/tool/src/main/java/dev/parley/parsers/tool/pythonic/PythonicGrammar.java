package dev.parley.parsers.tool.pythonic;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.CallGrammar.Section;
import dev.parley.parsers.tool.grammar.MarkupCall.Strings;
import dev.parley.parsers.tool.grammar.MarkupCall.Style;
import dev.parley.parsers.tool.grammar.Node;
import dev.parley.parsers.tool.grammar.ObjectMembers;
import dev.parley.parsers.tool.grammar.TextValue;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The grammar of calls written as Python. Values are JSON, which the parsers read as literals: `true`, `false` and `null` are
/// names they know. Only static functions.
final class PythonicGrammar {

    private static final String KEY = "[A-Za-z][A-Za-z0-9_]*";
    private static final Pattern NAME = Pattern.compile(KEY);
    private static final Pattern DOTTED = Pattern.compile(KEY + "(\\." + KEY + ")*");
    private static final String SEPARATOR = ", ";
    private static final Style JSON = new Style(List.of(), Strings.BARE);

    private PythonicGrammar() {}

    /// The grammar of a list between markers in prose.
    static CallGrammar block(String open, String close) {
        return CallGrammar.within(
                        new Section(open + "[", "]" + close), SEPARATOR, open, call(DOTTED))
                .once();
    }

    /// A reply that is calls and nothing else, or text that begins with none of their first characters.
    ///
    /// @param section around the calls
    /// @param between what separates two
    /// @param firsts the characters, as in a class of a regular expression
    static Optional<Constraint.StructuralTag> reply(
            CallRules rules, Section section, String between, String firsts) {
        List<Node> calls = CallGrammar.calls(rules, call(NAME));
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        Node.Stop stop =
                rules.repetition() == Repetition.ONCE ? Node.Stop.AFTER_FIRST : Node.Stop.ANYWHERE;
        Node all = Node.tag(section.open(), Node.tags(calls, between, stop), section.close());
        Node text = Node.regex("([^" + firsts + "][\\s\\S]*)?");
        return Optional.of(
                CallGrammar.tag(
                        rules.demand() == Demand.REQUIRED ? all : Node.or(List.of(all, text))));
    }

    private static CallGrammar.Call call(Pattern names) {
        return (function, schema) ->
                names.matcher(function).matches()
                        ? arguments(schema).map(it -> Node.tag(function + "(", it, ")")).stream()
                                .toList()
                        : List.of();
    }

    private static Optional<Node> arguments(JsonNode schema) {
        ObjectMembers members = new ObjectMembers(schema);
        if (members.open()) {
            Node any =
                    Node.sequence(
                            Node.regex(KEY),
                            Node.text("="),
                            Node.schema(JsonNodeFactory.instance.objectNode()));
            return Optional.of(Node.list(any, SEPARATOR, JsonNodeFactory.instance.objectNode()));
        }
        return members.row(
                SEPARATOR,
                (name, value) ->
                        NAME.matcher(name).matches()
                                ? Optional.of(
                                        Node.sequence(
                                                Node.text(name + "="), literal(value, schema)))
                                : Optional.empty());
    }

    private static Node literal(JsonNode schema, JsonNode root) {
        return schema.isMissingNode()
                ? Node.schema(JsonNodeFactory.instance.objectNode())
                : TextValue.of(schema, root, JSON).json();
    }
}
