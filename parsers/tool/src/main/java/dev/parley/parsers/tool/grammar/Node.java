package dev.parley.parsers.tool.grammar;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.List;

/// A part of a structural tag, in the JSON form that XGrammar defined.
///
/// @param json as it stands in the tag
public record Node(ObjectNode json) {

    /// Exactly this text.
    public static Node text(String value) {
        return of("const_string").put("value", value);
    }

    /// Any text; as content of a tag, up to the tag's end.
    public static Node anyText() {
        return of("any_text");
    }

    /// Any text without some others in it.
    public static Node anyTextWithout(Collection<String> excluded) {
        return of("any_text").putTexts("excludes", excluded);
    }

    /// Text that matches a regular expression as a whole.
    public static Node regex(String pattern) {
        return of("regex").put("pattern", pattern);
    }

    /// A JSON value valid under a schema.
    public static Node schema(JsonNode schema) {
        Node node = of("json_schema");
        node.json.set("json_schema", schema);
        return node;
    }

    /// These, one after the other.
    public static Node sequence(Node... elements) {
        return sequence(List.of(elements));
    }

    /// These, one after the other.
    public static Node sequence(List<Node> elements) {
        if (elements.isEmpty()) {
            return text("");
        }
        return elements.size() == 1
                ? elements.getFirst()
                : of("sequence").putNodes("elements", elements);
    }

    /// One of these.
    public static Node or(List<Node> elements) {
        return elements.size() == 1 ? elements.getFirst() : of("or").putNodes("elements", elements);
    }

    /// This or nothing.
    public static Node optional(Node content) {
        return of("optional").putNode("content", content);
    }

    /// This any number of times, or not at all.
    public static Node star(Node content) {
        return of("star").putNode("content", content);
    }

    /// Content between two texts.
    public static Node tag(String begin, Node content, String end) {
        return of("tag").put("begin", begin).putNode("content", content).put("end", end);
    }

    /// A list of values.
    ///
    /// @param schema of the list, for how many there may be
    public static Node list(Node item, String separator, JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(-1);
        if (most == 0) {
            return text("");
        }
        Node next = separator.isEmpty() ? item : sequence(text(separator), item);
        Node more =
                most < 0 && least <= 1
                        ? star(next)
                        : repeat(next, Math.max(0, least - 1), most < 0 ? -1 : most - 1);
        Node some = sequence(item, more);
        return least == 0 ? optional(some) : some;
    }

    /// At least one of some tags.
    public static Node tags(List<Node> tags, String separator, Stop stop) {
        return of("tags_with_separator")
                .putNodes("tags", tags)
                .put("separator", separator)
                .put("at_least_one", true)
                .put("stop_after_first", stop == Stop.AFTER_FIRST);
    }

    /// These any number of times between two bounds.
    public static Node repeat(Node content, int least, int most) {
        Node node = of("repeat").putNode("content", content);
        node.json.put("min", least).put("max", most);
        return node;
    }

    /// Text in which a trigger begins one of some tags.
    public static Node triggered(List<String> triggers, List<Node> tags, Stop stop) {
        return of("triggered_tags")
                .putTexts("triggers", triggers)
                .putNodes("tags", tags)
                .put("at_least_one", false)
                .put("stop_after_first", stop == Stop.AFTER_FIRST);
    }

    /// Where a row of tags ends.
    public enum Stop {
        /// Behind the first.
        AFTER_FIRST,
        /// Behind any.
        ANYWHERE
    }

    private static Node of(String type) {
        return new Node(JsonNodeFactory.instance.objectNode().put("type", type));
    }

    private Node put(String key, String value) {
        json.put(key, value);
        return this;
    }

    private Node put(String key, boolean value) {
        json.put(key, value);
        return this;
    }

    private Node putNode(String key, Node value) {
        json.set(key, value.json);
        return this;
    }

    private Node putNodes(String key, Collection<Node> nodes) {
        ArrayNode array = json.putArray(key);
        nodes.forEach(node -> array.add(node.json));
        return this;
    }

    private Node putTexts(String key, Collection<String> texts) {
        ArrayNode array = json.putArray(key);
        texts.forEach(array::add);
        return this;
    }
}
