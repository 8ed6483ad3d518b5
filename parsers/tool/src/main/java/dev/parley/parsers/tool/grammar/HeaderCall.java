package dev.parley.parsers.tool.grammar;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/// Calls written as a header and bare JSON arguments.
///
/// @param before what stands before the name
/// @param behind what stands between the name, or the number, and the arguments
/// @param number what stands between the name and a number; empty where there is none
/// @param closing what stands behind the arguments
public record HeaderCall(String before, Optional<String> number, String behind, String closing)
        implements CallGrammar.Call {

    @Override
    public List<Node> tags(String function, JsonNode schema) {
        Node arguments = Node.schema(schema);
        return List.of(
                number.isEmpty()
                        ? Node.tag(before + function + behind, arguments, closing)
                        : Node.tag(
                                before + function + number.get(),
                                Node.sequence(Node.regex("[0-9]+"), Node.text(behind), arguments),
                                closing));
    }
}
