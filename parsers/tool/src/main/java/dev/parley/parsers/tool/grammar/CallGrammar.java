package dev.parley.parsers.tool.grammar;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.parsers.tool.grammar.Node.Stop;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The grammar of a format: how it writes one call, and how it rows calls up.
///
/// @param section what stands around all calls
/// @param separator what stands between two
/// @param trigger what begins the section, or a call where there is no section; what text may not hold
///     otherwise
/// @param most how many sections a reply may hold, or calls where there are no sections
/// @param call how one is written
public record CallGrammar(
        Section section, String separator, String trigger, Repetition most, Call call) {

    /// What stands around all calls; two empty texts for nothing.
    public record Section(String open, String close) {

        /// Nothing.
        public static final Section NONE = new Section("", "");
    }

    /// Writes one call.
    @FunctionalInterface
    public interface Call {

        /// Tags, each of which is one way to write a call; none where the format cannot write a required
        /// argument.
        ///
        /// @param name of the function
        /// @param schema its arguments must satisfy; an object's
        List<Node> tags(String name, JsonNode schema);
    }

    /// Calls that stand alone.
    ///
    /// @param opening what each begins with
    public static CallGrammar alone(String opening, String separator, Call call) {
        return new CallGrammar(Section.NONE, separator, opening, Repetition.MANY, call);
    }

    /// Calls in a section.
    ///
    /// @param trigger the section's marker, with which its opening begins
    public static CallGrammar within(Section section, String separator, String trigger, Call call) {
        return new CallGrammar(section, separator, trigger, Repetition.MANY, call);
    }

    /// The same grammar with one section or lone call per reply.
    public CallGrammar once() {
        return new CallGrammar(section, separator, trigger, Repetition.ONCE, call);
    }

    /// The structural tag under some rules; empty where a tool's arguments cannot be written.
    public Optional<Constraint.StructuralTag> under(CallRules rules) {
        List<Node> calls = calls(rules, call);
        return calls.isEmpty() ? Optional.empty() : Optional.of(tag(rows(rules, calls)));
    }

    private Node rows(CallRules rules, List<Node> calls) {
        boolean alone = section.equals(Section.NONE);
        Stop outside = stop(rules.repetition() == Repetition.ONCE || most == Repetition.ONCE);
        Stop inside = alone ? outside : stop(rules.repetition() == Repetition.ONCE);
        Node row = Node.tags(calls, separator, inside);
        Node whole = alone ? row : Node.tag(section.open(), row, section.close());
        if (rules.demand() == Demand.REQUIRED) {
            return whole;
        }
        return Node.triggered(List.of(trigger), alone ? calls : List.of(whole), outside);
    }

    private static Stop stop(boolean first) {
        return first ? Stop.AFTER_FIRST : Stop.ANYWHERE;
    }

    /// The tags of all calls that some rules allow; none where a tool's arguments cannot be written.
    public static List<Node> calls(CallRules rules, Call call) {
        List<Node> calls = new ArrayList<>();
        for (ToolDefinition tool : rules.tools()) {
            List<Node> tags = call.tags(tool.name(), schema(tool, rules));
            if (tags.isEmpty()) {
                return List.of();
            }
            calls.addAll(tags);
        }
        return calls;
    }

    /// A structural tag.
    public static Constraint.StructuralTag tag(Node format) {
        ObjectNode tag = JsonNodeFactory.instance.objectNode().put("type", "structural_tag");
        tag.set("format", format.json());
        return new Constraint.StructuralTag(tag);
    }

    private static JsonNode schema(ToolDefinition tool, CallRules rules) {
        boolean held =
                rules.schemas() == Schemas.ALL_TOOLS || tool.strictness() == Strictness.STRICT;
        return held && tool.parameters().isObject()
                ? tool.parameters()
                : JsonNodeFactory.instance.objectNode().put("type", "object");
    }
}
