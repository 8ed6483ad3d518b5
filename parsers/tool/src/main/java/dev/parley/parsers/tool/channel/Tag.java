package dev.parley.parsers.tool.channel;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The inside of a tag: a name and attributes in double quotes, in which `&quot;` and `&amp;` stand for themselves.
record Tag(String name, Map<String, String> attributes) {

    private static final Pattern ATTRIBUTE = Pattern.compile("(?<!\\w)(\\w++)=\"([^\"]*+)\"");

    static Tag of(String text) {
        String stripped = text.strip();
        String[] parts = stripped.split("\\s+", 2);
        Map<String, String> attributes = new HashMap<>();
        if (parts.length > 1) {
            Matcher each = ATTRIBUTE.matcher(parts[1]);
            while (each.find()) {
                attributes.put(
                        each.group(1), each.group(2).replace("&quot;", "\"").replace("&amp;", "&"));
            }
        }
        return new Tag(parts[0], Map.copyOf(attributes));
    }

    /// An attribute's value; empty text for none.
    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }
}
