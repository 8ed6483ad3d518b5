package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.router.generate.serving.BodyChecks;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Turns the client's messages into those a chat template takes.
final class Conversation {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ATTRIBUTION = "x-anthropic-billing-header";

    private final ContentParts parts;
    private final ContentFormat format;

    Conversation(String model, ContentFormat format) {
        parts = new ContentParts(model);
        this.format = format;
    }

    /// The messages in template form.
    ///
    /// @param template its source: a template that does not know the developer gets a system message
    ArrayNode of(List<ObjectNode> messages, String template) {
        List<ObjectNode> out = new ArrayList<>(messages.stream().map(this::message).toList());
        boolean developers = out.stream().anyMatch(is("developer"));
        if (developers
                && !template.contains("\"developer\"")
                && !template.contains("'developer'")) {
            out.stream()
                    .filter(is("developer"))
                    .forEach(
                            message -> {
                                message.put("role", "system");
                                message.remove("tools");
                            });
            out = oneSystemMessage(out);
        }
        return NODES.arrayNode().addAll(out);
    }

    /// A message's content as one text.
    static String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        List<String> texts = new ArrayList<>();
        content.values().forEach(part -> texts.add(part.path("text").asString("")));
        return String.join("\n", texts);
    }

    private static Predicate<ObjectNode> is(String role) {
        return message -> message.path("role").asString("").equals(role);
    }

    private ObjectNode message(ObjectNode from) {
        String role = from.path("role").asString("");
        ObjectNode out = NODES.objectNode().put("role", role);
        out.set("content", content(role, from.path("content")));
        switch (role) {
            case "assistant" -> assistant(from, out);
            case "tool" -> copyText(from, out, "tool_call_id");
            case "developer" ->
                    out.set(
                            "tools",
                            from.path("tools").isArray() ? from.get("tools") : NODES.nullNode());
            default -> {}
        }
        copyText(from, out, "name");
        copyText(from, out, "task");
        return out;
    }

    private JsonNode content(String role, JsonNode content) {
        List<ObjectNode> found =
                role.equals("system")
                        ? withoutAttribution(parts.read(content))
                        : parts.read(content);
        ArrayNode all = NODES.arrayNode().addAll(found);
        boolean textOnly =
                found.stream().allMatch(part -> part.path("type").asString("").equals("text"));
        if (format == ContentFormat.STRING || (role.equals("tool") && textOnly)) {
            found.stream()
                    .filter(part -> part.has("name"))
                    .forEach(part -> part.put("text", part.path("name").asString("")));
            return NODES.stringNode(text(all));
        }
        return all;
    }

    /// A coding agent's line about itself, new in every request, would keep prompts from sharing their
    /// prefix.
    private static List<ObjectNode> withoutAttribution(List<ObjectNode> parts) {
        List<ObjectNode> out = new ArrayList<>();
        for (ObjectNode part : parts) {
            String text = part.path("text").asString("");
            if (!text.startsWith(ATTRIBUTION)) {
                out.add(part);
                continue;
            }
            int end = text.indexOf('\n');
            if (end >= 0 && end + 1 < text.length()) {
                out.add(part.put("text", text.substring(end + 1)));
            }
        }
        return out;
    }

    private static void assistant(ObjectNode from, ObjectNode out) {
        if (from.path("tool_calls") instanceof ArrayNode calls && !calls.isEmpty()) {
            ArrayNode decoded = out.putArray("tool_calls");
            calls.values().forEach(call -> decoded.add(call(call)));
        }
        JsonNode reasoning =
                from.hasNonNull("reasoning")
                        ? from.path("reasoning")
                        : from.path("reasoning_content");
        if (reasoning.isString()) {
            out.set("reasoning", reasoning);
            out.set("reasoning_content", reasoning);
        }
    }

    /// A call of the history, its arguments decoded.
    private static ObjectNode call(JsonNode call) {
        if (!(call instanceof ObjectNode from)) {
            throw BodyChecks.named("assistant tool_calls entries must be objects.", "tool_calls");
        }
        if (!from.path("type").asString("function").equals("function")
                || !(from.path("function") instanceof ObjectNode function)) {
            throw BodyChecks.named(
                    "chat completions only support assistant tool_calls of type 'function'.",
                    "tool_calls");
        }
        ObjectNode out = from.deepCopy();
        ObjectNode named = function.deepCopy();
        named.set("arguments", arguments(function.path("arguments")));
        out.set("function", named);
        return out;
    }

    /// Broken arguments become an empty object: the history cannot be repaired, and refusing it would
    /// end the conversation for good.
    private static JsonNode arguments(JsonNode arguments) {
        if (arguments.isObject()) {
            return arguments;
        }
        try {
            JsonNode parsed = JSON.readTree(arguments.asString(""));
            return parsed.isObject() ? parsed : NODES.objectNode();
        } catch (JacksonException e) {
            return NODES.objectNode();
        }
    }

    private static List<ObjectNode> oneSystemMessage(List<ObjectNode> messages) {
        List<ObjectNode> system = messages.stream().filter(is("system")).toList();
        if (system.size() <= 1 && is("system").test(messages.getFirst())) {
            return messages;
        }
        List<String> texts =
                system.stream()
                        .map(message -> text(message.path("content")))
                        .filter(text -> !text.isEmpty())
                        .toList();
        List<ObjectNode> out = new ArrayList<>();
        out.add(
                NODES.objectNode()
                        .put("role", "system")
                        .put("content", String.join("\n\n", texts)));
        messages.stream().filter(is("system").negate()).forEach(out::add);
        return out;
    }

    private static void copyText(ObjectNode from, ObjectNode out, String name) {
        if (from.path(name).isString()) {
            out.set(name, from.get(name));
        }
    }

    /// Refuses a conversation without messages.
    static void requireMessages(List<ObjectNode> messages) {
        if (messages.isEmpty()) {
            throw new InvalidRequest(
                    "Cannot apply chat template to an empty conversation. Provide at least one"
                            + " message.");
        }
    }
}
