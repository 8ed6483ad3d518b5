package dev.parley.router.generate.chat;

import dev.parley.router.generate.schema.Fields;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the messages of a request: each has a role, and content of a known form.
final class Messages {

    private Messages() {}

    static List<ObjectNode> read(Fields fields) {
        if (!fields.has("messages")) {
            fields.missing("messages");
            return List.of();
        }
        Optional<ArrayNode> items = fields.list("messages");
        List<ObjectNode> out = new ArrayList<>();
        for (int i = 0; i < items.map(ArrayNode::size).orElse(0); i++) {
            fields.item("messages", i, items.orElseThrow().get(i))
                    .ifPresent(
                            message -> {
                                check(message);
                                out.add(message.node());
                            });
        }
        return List.copyOf(out);
    }

    private static void check(Fields message) {
        String role = message.text("role").orElse("");
        if (!message.has("role")) {
            message.missing("role");
        }
        JsonNode content = message.node().path("content");
        boolean empty = content.isMissingNode() || (content.isNull() && role.equals("assistant"));
        if (!empty && !content.isString() && !content.isArray()) {
            String path = message.path("content");
            message.violations()
                    .add("string_type", path, "Input should be a valid string", content);
            message.violations().add("iterable_type", path, "Input should be iterable", content);
        }
        message.list("tool_calls");
    }
}
