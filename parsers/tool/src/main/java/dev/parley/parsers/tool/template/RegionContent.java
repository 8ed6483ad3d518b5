package dev.parley.parsers.tool.template;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.Scalars;
import dev.parley.parsers.tool.regex.Found;
import dev.parley.parsers.tool.regex.LinearPattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a region's text by the parser that the template names.
final class RegionContent {

    private static final Pattern BARE_KEY = Pattern.compile("(?<=[{,])(\\w+):");

    private RegionContent() {}

    /// The value of a text; empty where it is malformed.
    static Optional<JsonNode> read(String text, String parser, JsonNode arguments) {
        String plain = arguments.path("strip").asBoolean(true) ? text.strip() : text;
        return switch (parser) {
            case "text" -> Optional.of(StringNode.valueOf(plain));
            case "int" -> Scalars.whole(plain.strip());
            case "float" -> Scalars.real(plain.strip());
            case "bool" ->
                    Optional.of(
                            BooleanNode.valueOf(
                                    plain.equalsIgnoreCase("true") || plain.equals("1")));
            case "json" -> json(text, plain, arguments);
            case "xml-inline" -> Optional.of(inline(text, arguments));
            case "kv-lines" -> Optional.of(lines(text, arguments));
            default ->
                    throw new InvalidRequest(
                            "response_template: unknown content parser '%s'".formatted(parser));
        };
    }

    private static Optional<JsonNode> json(String text, String plain, JsonNode arguments) {
        String working = text;
        for (JsonNode pair : arguments.path("string_delims")) {
            working = quoted(working, pair.path(0).asString(""), pair.path(1).asString(""));
        }
        if (arguments.path("unquoted_keys").asBoolean(false)) {
            working = BARE_KEY.matcher(working).replaceAll("\"$1\":");
        }
        Optional<JsonNode> value = JsonValues.read(working.strip());
        return value.isEmpty() && arguments.path("allow_non_json").asBoolean(false)
                ? Optional.of(StringNode.valueOf(plain))
                : value;
    }

    /// The text with strings between delimiters written as JSON strings.
    private static String quoted(String text, String open, String close) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (true) {
            int start = open.isEmpty() ? -1 : text.indexOf(open, from);
            int end = start < 0 ? -1 : text.indexOf(close, start + open.length());
            if (end < 0 || close.isEmpty()) {
                return out.append(text, from, text.length()).toString();
            }
            out.append(text, from, start);
            JsonValues.quote(text.substring(start + open.length(), end), out);
            from = end + close.length();
        }
    }

    private static JsonNode inline(String text, JsonNode arguments) {
        LinearPattern tag = FieldReader.pattern(arguments.path("tag_pattern"), "tag_pattern");
        boolean merges = arguments.path("merge_duplicates").asBoolean(false);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Optional<Found.Whole> each = tag.find(text, 0);
        while (each.isPresent()) {
            Map<String, String> captures = each.get().captures();
            String name = captures.getOrDefault("key", "");
            JsonNode read =
                    nested(captures.getOrDefault("value", ""), arguments.path("value_parser"));
            each = tag.find(text, each.get().end());
            JsonNode before = object.get(name);
            if (before == null || !merges) {
                object.set(name, read);
            } else if (before instanceof ArrayNode array) {
                array.add(read);
            } else {
                object.set(name, JsonNodeFactory.instance.arrayNode().add(before).add(read));
            }
        }
        return object;
    }

    private static JsonNode lines(String text, JsonNode arguments) {
        String separator = arguments.path("kv_sep").asString(":");
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String line :
                text.split(Pattern.quote(arguments.path("line_sep").asString("\n")), -1)) {
            int at = line.indexOf(separator);
            if (at >= 0) {
                object.set(
                        line.substring(0, at).strip(),
                        nested(
                                line.substring(at + separator.length()).strip(),
                                arguments.path("value_parser")));
            }
        }
        return object;
    }

    private static JsonNode nested(String text, JsonNode parser) {
        if (!parser.isObject()) {
            return StringNode.valueOf(text);
        }
        return read(text, parser.path("name").asString("text"), parser.path("args"))
                .orElseGet(() -> StringNode.valueOf(text));
    }
}
