package dev.parley.core.config;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// JSON as operators type it. Only static functions.
final class JsonText {

    private JsonText() {}

    /// A whole value.
    ///
    /// @throws IllegalArgumentException whose message continues the sentence "VALUE …"
    static JsonNode read(String text) {
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            if (node.isMissingNode()) {
                throw new IllegalArgumentException("is empty");
            }
            return node;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// The value of a dotted key: JSON where it parses, else a number with a suffix, else text.
    static JsonNode readLoosely(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException notJson) {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            try {
                return nodes.numberNode(HumanNumber.parse(text));
            } catch (IllegalArgumentException notNumber) {
                return nodes.stringNode(text);
            }
        }
    }
}
