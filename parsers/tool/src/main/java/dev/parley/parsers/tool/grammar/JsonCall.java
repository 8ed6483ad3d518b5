package dev.parley.parsers.tool.grammar;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.List;

/// Calls written as a JSON object that holds the function's name and its arguments.
///
/// @param opening what stands before the object
/// @param closing what stands behind it
/// @param id the key of the call's number, which comes first; empty where there is none
/// @param name the name's key; empty where the name is itself the key of the arguments
/// @param arguments the arguments' key
public record JsonCall(String opening, String closing, String id, String name, String arguments)
        implements CallGrammar.Call {

    /// An object with `name` and another key, and nothing around it.
    public static JsonCall of(String arguments) {
        return new JsonCall("", "", "", "name", arguments);
    }

    /// An object whose only key is the name.
    public static JsonCall keyed() {
        return new JsonCall("", "", "", "", "");
    }

    /// The same object between two texts.
    public JsonCall between(String before, String behind) {
        return new JsonCall(before, behind, id, name, arguments);
    }

    @Override
    public List<Node> tags(String function, JsonNode schema) {
        String quoted = StringNode.valueOf(function).toString();
        Node value = Node.schema(schema);
        String end = "}" + closing;
        if (name.isEmpty()) {
            return List.of(Node.tag(opening + "{" + quoted + ": ", value, end));
        }
        String head = "\"" + name + "\": " + quoted + ", \"" + arguments + "\": ";
        return List.of(
                id.isEmpty()
                        ? Node.tag(opening + "{" + head, value, end)
                        : Node.tag(
                                opening + "{\"" + id + "\": \"",
                                Node.sequence(
                                        Node.regex("[0-9]+"), Node.text("\", " + head), value),
                                end));
    }
}
