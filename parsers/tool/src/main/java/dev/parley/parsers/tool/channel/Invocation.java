package dev.parley.parsers.tool.channel;

import dev.parley.parsers.tool.call.Header;
import dev.parley.parsers.tool.coerce.JsonValues;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.Optional;
import java.util.Set;

/// One `<atem:invoke>` element. A parameter's text is JSON if it parses, or text.
///
/// @param called the name as it is written
/// @param arguments the last of those that share a name counts
record Invocation(String called, ObjectNode arguments) {

    private static final String OPEN = "<atem:parameter";
    private static final String CLOSE = "</atem:parameter>";

    /// @param text the element with its tags; without a name it is no call
    static Optional<Invocation> read(String text) {
        int end = text.indexOf('>');
        String name = end < 0 ? "" : new Header(text.substring(0, end)).attribute("name");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Invocation(name, parameters(text, end)));
    }

    private static ObjectNode parameters(String text, int start) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        int from = start;
        while (true) {
            int open = text.indexOf(OPEN, from);
            int value = open < 0 ? -1 : text.indexOf('>', open);
            int close = value < 0 ? -1 : text.indexOf(CLOSE, value + 1);
            if (close < 0) {
                return arguments;
            }
            String key = new Header(text.substring(open, value)).attribute("name");
            if (key.isEmpty()) {
                from = value;
                continue;
            }
            String written = text.substring(value + 1, close);
            arguments.set(
                    key, JsonValues.read(written).orElseGet(() -> StringNode.valueOf(written)));
            from = close + CLOSE.length();
        }
    }

    /// The name, of whose doubled form `x.x` one half counts where only that is a tool.
    ///
    /// @param tools names of the request's tools
    String name(Set<String> tools) {
        int dot = called.indexOf('.');
        boolean doubled =
                dot > 0
                        && !tools.contains(called)
                        && called.substring(0, dot).equals(called.substring(dot + 1));
        return doubled && tools.contains(called.substring(0, dot))
                ? called.substring(0, dot)
                : called;
    }
}
