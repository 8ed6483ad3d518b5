package dev.parley.acceptance.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A chat or completion stream as facts that do not depend on how it was cut: the joined deltas of
/// each choice, the kinds of chunks with their keys, and what follows.
final class ChatStream {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> choices = new TreeMap<>();
    private final TreeSet<String> kinds = new TreeSet<>();
    private final ArrayNode tail = NODES.arrayNode();

    ChatStream(JsonNode events) {
        for (JsonNode event : events) {
            take(event.get(1));
        }
    }

    JsonNode normal() {
        ObjectNode out = NODES.objectNode();
        ObjectNode joined = out.putObject("choices");
        choices.forEach(joined::set);
        ArrayNode rows = out.putArray("kinds");
        kinds.forEach(rows::add);
        out.set("tail", tail);
        return out;
    }

    private void take(JsonNode data) {
        if (!data.isObject() || !data.has("choices")) {
            tail.add(NormalAnswer.scrub(data, ""));
        } else if (data.get("choices").isEmpty()) {
            tail.add(NODES.objectNode().set("usage only", NormalAnswer.scrub(data, "")));
        } else {
            for (JsonNode choice : data.get("choices")) {
                takeChoice(data, choice);
            }
        }
    }

    private void takeChoice(JsonNode data, JsonNode choice) {
        ObjectNode joined =
                choices.computeIfAbsent(choice.path("index").asString(), _ -> emptyChoice());
        JsonNode delta =
                choice.has("delta")
                        ? choice.get("delta")
                        : NODES.objectNode().set("content", choice.path("text"));
        append(joined, "text", delta.path("content"));
        append(joined, "reasoning", delta.path("reasoning"));
        if (isSet(delta.path("role"))) {
            joined.put("roles", joined.get("roles").asInt() + 1);
        }
        delta.path("tool_calls").forEach(call -> takeCall(joined, call));
        if (isSet(choice.path("finish_reason"))) {
            joined.set("finish", choice.get("finish_reason"));
        }
        if (choice.hasNonNull("stop_reason")) {
            joined.set("stop", choice.get("stop_reason"));
        }
        takeLogprobs(joined, choice.path("logprobs"));
        choice.path("token_ids").forEach(id -> ((ArrayNode) joined.get("ids")).add(id));
        addKind(data, choice, delta);
    }

    private static ObjectNode emptyChoice() {
        ObjectNode choice = NODES.objectNode();
        choice.put("text", "").put("reasoning", "").putObject("calls");
        choice.putNull("finish").putNull("stop").put("roles", 0);
        choice.putArray("logprobs");
        choice.putArray("ids");
        return choice;
    }

    private static void append(ObjectNode joined, String key, JsonNode text) {
        if (text.isString()) {
            joined.put(key, joined.get(key).asString() + text.asString());
        }
    }

    private static boolean isSet(JsonNode text) {
        return text.isString() && !text.asString().isEmpty();
    }

    private static void takeCall(ObjectNode joined, JsonNode call) {
        ObjectNode calls = (ObjectNode) joined.get("calls");
        String index = call.path("index").asString();
        ObjectNode known = (ObjectNode) calls.get(index);
        if (known == null) {
            known =
                    calls.putObject(index)
                            .putNull("id")
                            .putNull("type")
                            .put("name", "")
                            .put("arguments", "");
        }
        if (isSet(call.path("id"))) {
            known.put("id", call.get("id").asString().replaceAll("[0-9a-f]{8,}.*", "*"));
        }
        if (isSet(call.path("type"))) {
            known.set("type", call.get("type"));
        }
        append(known, "name", call.path("function").path("name"));
        append(known, "arguments", call.path("function").path("arguments"));
    }

    private static void takeLogprobs(ObjectNode joined, JsonNode logprobs) {
        ArrayNode all = (ArrayNode) joined.get("logprobs");
        logprobs.path("content").forEach(all::add);
        JsonNode tokens = logprobs.path("tokens");
        for (int i = 0; i < tokens.size(); i++) {
            all.add(
                    NODES.arrayNode()
                            .add(tokens.get(i))
                            .add(logprobs.get("token_logprobs").get(i)));
        }
    }

    private void addKind(JsonNode data, JsonNode choice, JsonNode delta) {
        String kind =
                isSet(delta.path("role"))
                        ? "role"
                        : !delta.path("tool_calls").isEmpty()
                                ? "call"
                                : isSet(delta.path("reasoning"))
                                        ? "reasoning"
                                        : isSet(delta.path("content")) ? "text" : "empty";
        if (isSet(choice.path("finish_reason"))) {
            kind += "+finish";
        }
        ObjectNode flat = (ObjectNode) choice.deepCopy();
        boolean hasLogprobs =
                choice.path("logprobs").isObject() && !choice.get("logprobs").isEmpty();
        flat.set("logprobs", hasLogprobs ? NODES.booleanNode(true) : NODES.nullNode());
        flat.set("token_ids", tokenIdsMark(choice));
        ObjectNode whole = (ObjectNode) data.deepCopy();
        whole.set("choices", NODES.arrayNode().add(flat));
        ArrayNode row = NODES.arrayNode().add(kind).add(shape(whole)).add(data.has("usage"));
        kinds.add(JsonMapper.shared().writeValueAsString(row));
    }

    private static JsonNode tokenIdsMark(JsonNode choice) {
        JsonNode ids = choice.get("token_ids");
        if (ids == null) {
            return NODES.stringNode("absent");
        }
        return ids.isNull() || ids.isEmpty() ? ids : NODES.stringNode(".");
    }

    /// Keys alone, sorted, nulls kept apart from values.
    private static JsonNode shape(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode out = NODES.objectNode();
                for (String key : new TreeSet<>(object.propertyNames())) {
                    if (!key.equals("usage")) {
                        out.set(key, shape(object.get(key)));
                    }
                }
                yield out;
            }
            case ArrayNode array ->
                    array.isEmpty() ? array : NODES.arrayNode().add(shape(array.get(0)));
            default -> value.isNull() ? value : NODES.stringNode(".");
        };
    }
}
