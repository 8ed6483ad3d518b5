package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.Fields;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the messages of a request: each has a role, and content of a known form.
final class Messages {

    private static final String CALL = "ChatCompletionMessageFunctionToolCallParam";

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
        if (content.isObject()) {
            throw new InvalidRequest(
                    "The content of a message must be a text or a list of parts, not an object.");
        }
        boolean empty = content.isMissingNode() || (content.isNull() && role.equals("assistant"));
        if (!empty && !content.isString() && !content.isArray()) {
            String path = message.path("content");
            message.violations()
                    .add("string_type", path, "Input should be a valid string", content);
            message.violations().add("iterable_type", path, "Input should be iterable", content);
        }
        message.text("name");
        calls(message);
    }

    /// Calls of the history are checked like those of a reply: the reference tells their places
    /// without the message's.
    private static void calls(Fields message) {
        JsonNode calls = message.node().path("tool_calls");
        if (calls.isString()) {
            dictionary("body.0." + CALL, calls, message);
            return;
        }
        List<JsonNode> entries =
                message.list("tool_calls")
                        .map(list -> List.copyOf(list.values()))
                        .orElse(List.of());
        for (int i = 0; i < entries.size(); i++) {
            String path = "body.%d.%s".formatted(i, CALL);
            if (entries.get(i) instanceof ObjectNode call) {
                call(Fields.at(call, path, message.violations()));
            } else {
                dictionary(path, entries.get(i), message);
            }
        }
    }

    /// Arguments may be an object already, which the reference refuses: conversations kept in template
    /// form have them so.
    private static void call(Fields call) {
        if (call.node().path("type").asString("").equals("custom")) {
            return;
        }
        requireText(call, "id");
        if (!call.has("type")) {
            call.missing("type");
        }
        call.literal("type", List.of("function"));
        if (!call.has("function")) {
            call.missing("function");
        }
        Optional<Fields> function = call.object("function");
        function.filter(it -> !it.node().path("arguments").isObject())
                .ifPresent(it -> requireText(it, "arguments"));
        function.ifPresent(it -> requireText(it, "name"));
    }

    private static void requireText(Fields fields, String name) {
        if (!fields.node().has(name)) {
            fields.missing(name);
        }
        fields.text(name, "");
    }

    private static void dictionary(String path, JsonNode value, Fields message) {
        message.violations().add("dict_type", path, "Input should be a valid dictionary", value);
    }
}
