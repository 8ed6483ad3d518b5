package dev.parley.parsers.tool.harmony;

import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.Node;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// How messages follow one another where calls are constrained: any thoughts, then calls; where none is
/// demanded, a remark may come before them, or the answer instead. A constraint covers the whole reply, thoughts included. The
/// token that ends the reply may be missing, as it is no text. Only static functions.
final class HarmonyGrammar {

    private static final String NEXT = "<|start|>assistant";
    private static final String CALL_END = "<|call|>";

    private HarmonyGrammar() {}

    /// The reply's form under some rules.
    static Node of(CallRules rules) {
        List<Node> elements = new ArrayList<>();
        elements.add(Node.star(said("analysis")));
        if (rules.demand() == Demand.ALLOWED) {
            elements.add(Node.optional(said("commentary")));
        }
        Node calls = calls(rules);
        elements.add(
                rules.demand() == Demand.REQUIRED
                        ? calls
                        : Node.or(
                                List.of(
                                        calls,
                                        Node.sequence(
                                                Node.text("<|channel|>final<|message|>"),
                                                Node.anyTextWithout(
                                                        List.of("<|start|>", "<|channel|>"))))));
        return Node.sequence(elements);
    }

    /// A message that others follow.
    private static Node said(String channel) {
        return Node.tag("<|channel|>" + channel + "<|message|>", Node.anyText(), "<|end|>" + NEXT);
    }

    private static Node calls(CallRules rules) {
        Node call = Node.or(CallGrammar.calls(rules, HarmonyGrammar::call));
        Node end = Node.optional(Node.text(CALL_END));
        return rules.repetition() == Repetition.ONCE
                ? Node.sequence(call, end)
                : Node.sequence(
                        call, Node.star(Node.sequence(Node.text(CALL_END + NEXT), call)), end);
    }

    private static List<Node> call(String function, JsonNode schema) {
        String recipient = " to=functions." + function;
        return List.of(
                Node.sequence(
                        Node.text(
                                "<|channel|>commentary"
                                        + recipient
                                        + " <|constrain|>json<|message|>"),
                        Node.schema(schema)),
                Node.sequence(
                        Node.text(recipient + "<|channel|>commentary <|constrain|>json<|message|>"),
                        Node.schema(schema)));
    }
}
