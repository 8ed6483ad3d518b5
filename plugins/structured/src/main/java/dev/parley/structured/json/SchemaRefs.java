package dev.parley.structured.json;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Finds what `$ref` names within one document. Used by one thread.
final class SchemaRefs {

    private final JsonNode root;
    private final Map<String, JsonNode> anchors = new HashMap<>();

    SchemaRefs(JsonNode root) {
        this.root = root;
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            JsonNode node = open.remove();
            for (String name : new String[] {"$anchor", "$dynamicAnchor"}) {
                if (node.path(name).isString()) {
                    anchors.putIfAbsent("#" + node.path(name).asString(), node);
                }
            }
            if (node.path("$id").isString()) {
                anchors.putIfAbsent(node.path("$id").asString(), node);
            }
            node.forEach(open::add);
        }
    }

    /// The schema that a reference names.
    JsonNode find(String reference) {
        if (reference.equals("#")) {
            return root;
        }
        JsonNode anchor = anchors.get(reference);
        if (anchor != null) {
            return anchor;
        }
        int hash = reference.indexOf('#');
        JsonNode base = hash <= 0 ? root : anchors.get(reference.substring(0, hash));
        if (hash >= 0 && base != null && reference.startsWith("#/", hash)) {
            return pointer(base, reference, hash + 1);
        }
        throw new InvalidRequest(
                "Grammar error: $ref '%s' cannot be resolved: only references within the schema are"
                                .formatted(reference)
                        + " supported, such as '#/$defs/name'.");
    }

    private static JsonNode pointer(JsonNode base, String reference, int start) {
        JsonNode node = base;
        for (String part : reference.substring(start + 1).split("/", -1)) {
            String key = decode(part).replace("~1", "/").replace("~0", "~");
            node =
                    node.isArray() && key.matches("\\d{1,9}")
                            ? node.path(Integer.parseInt(key))
                            : node.path(key);
        }
        if (node.isMissingNode()) {
            throw new InvalidRequest(
                    "Grammar error: $ref '%s' names nothing in the schema.".formatted(reference));
        }
        return node;
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
