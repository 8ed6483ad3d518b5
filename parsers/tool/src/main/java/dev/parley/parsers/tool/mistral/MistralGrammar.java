package dev.parley.parsers.tool.mistral;

import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.HeaderCall;
import dev.parley.parsers.tool.grammar.JsonCall;
import dev.parley.parsers.tool.grammar.Node;
import dev.parley.parsers.tool.grammar.Node.Stop;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Calls of either format: an array behind one marker, or a marker, a name and arguments for each.
/// Only static functions.
final class MistralGrammar {

    private static final String MARKER = "[TOOL_CALLS]";
    private static final HeaderCall NAMED = new HeaderCall(MARKER, Optional.empty(), "[ARGS]", "");

    private MistralGrammar() {}

    /// The reply's form under some rules.
    static Node of(CallRules rules) {
        Stop stop = rules.repetition() == Repetition.ONCE ? Stop.AFTER_FIRST : Stop.ANYWHERE;
        Node array =
                Node.tag(
                        MARKER + "[",
                        Node.tags(CallGrammar.calls(rules, JsonCall.of("arguments")), ", ", stop),
                        "]");
        List<Node> named = CallGrammar.calls(rules, NAMED);
        return rules.demand() == Demand.REQUIRED
                ? Node.or(List.of(array, Node.tags(named, "", stop)))
                : Node.triggered(
                        List.of(MARKER),
                        Stream.concat(Stream.of(array), named.stream()).toList(),
                        stop);
    }
}
