package dev.parley.router.generate.render;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Fields on their way into a chat request. Only static functions.
final class ChatFields {

    private ChatFields() {}

    /// A new object with those fields of a body that mean the same in a chat request.
    static ObjectNode kept(ObjectNode body, List<String> names) {
        ObjectNode chat = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            rename(body, name, chat, name);
        }
        return chat;
    }

    static void rename(JsonNode body, String from, ObjectNode chat, String to) {
        if (body.hasNonNull(from)) {
            chat.set(to, body.get(from));
        }
    }

    /// Adds a call to the assistant message at the end, or to a new one.
    static void call(ArrayNode messages, String id, String name, String arguments) {
        ObjectNode message =
                messages.path(messages.size() - 1) instanceof ObjectNode last
                                && last.path("role").asString("").equals("assistant")
                        ? last
                        : messages.addObject().put("role", "assistant").putNull("content");
        ArrayNode calls =
                message.path("tool_calls") instanceof ArrayNode known
                        ? known
                        : message.putArray("tool_calls");
        calls.addObject()
                .put("id", id)
                .put("type", "function")
                .putObject("function")
                .put("name", name)
                .put("arguments", arguments);
    }
}
