package dev.parley.structured.tag;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Reads fields of structural tags. No state.
final class TagReader {

    private TagReader() {}

    static JsonNode require(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw invalid("'%s' of %s is missing".formatted(field, kind(node)));
        }
        return value;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = require(node, field);
        if (!value.isString()) {
            throw invalid("'%s' of %s must be a string".formatted(field, kind(node)));
        }
        return value.stringValue();
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    /// A list that may be missing.
    static List<JsonNode> list(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw invalid("'%s' of %s must be a list".formatted(field, kind(node)));
        }
        List<JsonNode> list = new ArrayList<>();
        value.forEach(list::add);
        return list;
    }

    /// A list of strings that may be missing; none of them is empty.
    static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(node, field)) {
            if (!item.isString() || item.stringValue().isEmpty()) {
                throw invalid(
                        "'%s' of %s must hold strings that are not empty"
                                .formatted(field, kind(node)));
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    /// A count; `standard` when it is missing.
    static int count(JsonNode node, String field, int standard) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return standard;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw invalid("'%s' of %s must be a whole number".formatted(field, kind(node)));
        }
        return value.intValue();
    }

    private static String kind(JsonNode node) {
        return "'%s'".formatted(node.path("type").asString("structural_tag"));
    }

    static InvalidRequest invalid(String reason) {
        return new InvalidRequest("Invalid structural tag: %s".formatted(reason));
    }
}
