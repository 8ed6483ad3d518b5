package dev.parley.acceptance.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers without what may differ: ids, times, and how a stream was cut.
final class NormalAnswer {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> VOLATILE =
            Set.of(
                    "created",
                    "created_at",
                    "completed_at",
                    "id",
                    "item_id",
                    "request_id",
                    "call_id",
                    "system_fingerprint",
                    "encrypted_content",
                    "signature",
                    "sequence_number");
    private static final Pattern PREFIXED = Pattern.compile("^([a-z_]+?[-_])[0-9a-zA-Z-]{8,}.*$");

    private NormalAnswer() {}

    /// Parses a reply's body by its media type; a stream becomes a list of `[event name, data]`.
    static JsonNode parse(String mediaType, String text) {
        if (mediaType.equals("text/event-stream")) {
            return events(text);
        }
        return jsonOrText(text);
    }

    private static JsonNode jsonOrText(String text) {
        try {
            return text.isEmpty() ? StringNode.valueOf(text) : JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return StringNode.valueOf(text);
        }
    }

    private static ArrayNode events(String text) {
        ArrayNode events = NODES.arrayNode();
        for (String block : text.split("\r?\n\r?\n")) {
            String name = null;
            StringBuilder data = new StringBuilder();
            for (String line : block.lines().toList()) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n")
                            .append(line.substring(5).stripLeading());
                }
            }
            if (!data.isEmpty()) {
                events.add(NODES.arrayNode().add(name).add(jsonOrText(data.toString())));
            }
        }
        return events;
    }

    static JsonNode of(String mediaType, JsonNode answer) {
        boolean chat = false;
        if (mediaType.equals("text/event-stream") && answer.isArray()) {
            for (JsonNode event : answer) {
                chat |= event.get(1).has("choices");
            }
        }
        return chat ? new ChatStream(answer).normal() : scrub(answer, "");
    }

    static JsonNode scrub(JsonNode value, String key) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode out = NODES.objectNode();
                for (Map.Entry<String, JsonNode> e : object.properties()) {
                    out.set(e.getKey(), scrub(e.getValue(), e.getKey()));
                }
                yield out;
            }
            case ArrayNode array -> {
                ArrayNode out = NODES.arrayNode();
                array.forEach(item -> out.add(scrub(item, key)));
                yield out;
            }
            default -> VOLATILE.contains(key) && !value.isNull() ? volatileValue(value) : value;
        };
    }

    private static JsonNode volatileValue(JsonNode value) {
        if (!value.isString()) {
            return StringNode.valueOf("number");
        }
        Matcher matcher = PREFIXED.matcher(value.asString());
        return StringNode.valueOf(matcher.matches() ? matcher.group(1) + "*" : "*");
    }
}
