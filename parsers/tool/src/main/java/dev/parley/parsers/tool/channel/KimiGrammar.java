package dev.parley.parsers.tool.channel;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.MarkupCall;
import dev.parley.parsers.tool.grammar.Node;
import dev.parley.parsers.tool.grammar.Node.Stop;

import java.util.List;
import java.util.Optional;

/// How Kimi K3's channels follow one another: the response, which may be empty and which a template may have opened, then
/// the tools. Only static functions.
final class KimiGrammar {

    private static final String OPEN = "<|open|>";
    private static final String CLOSE = "<|close|>";
    private static final String END = "<|sep|>";
    private static final MarkupCall CALL =
            new MarkupCall(
                    OPEN + "call tool=\"",
                    Optional.of("\" index=\""),
                    "\"" + END,
                    new MarkupCall.Argument(
                            OPEN + "argument key=\"",
                            KimiGrammar::typed,
                            closing("argument"),
                            KimiGrammar::escaped),
                    closing("call"),
                    new MarkupCall.Style(List.of("<|"), MarkupCall.Strings.BARE));

    private KimiGrammar() {}

    /// The reply's form under some rules; empty where a tool's arguments cannot be written.
    static Optional<Constraint.StructuralTag> of(CallRules rules) {
        List<Node> calls = CallGrammar.calls(rules, CALL);
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(CallGrammar.tag(reply(rules, calls)));
    }

    private static Node reply(CallRules rules, List<Node> calls) {
        Stop stop = rules.repetition() == Repetition.ONCE ? Stop.AFTER_FIRST : Stop.ANYWHERE;
        Node tools = Node.tag(opening("tools"), Node.tags(calls, "", stop), closing("tools"));
        return Node.sequence(
                Node.optional(Node.text(opening("response"))),
                Node.tag(
                        "",
                        Node.anyTextWithout(List.of(OPEN, CLOSE, "<|end_of_msg|>")),
                        closing("response")),
                rules.demand() == Demand.REQUIRED ? tools : Node.optional(tools),
                Node.optional(Node.text(closing("message"))));
    }

    private static String opening(String channel) {
        return OPEN + channel + END;
    }

    private static String closing(String channel) {
        return CLOSE + channel + END;
    }

    /// Integers are numbers here.
    private static String typed(String type) {
        return "\" type=\"" + (type.equals("integer") ? "number" : type) + "\"" + END;
    }

    private static String escaped(String name) {
        return name.replace("&", "&amp;").replace("\"", "&quot;");
    }
}
