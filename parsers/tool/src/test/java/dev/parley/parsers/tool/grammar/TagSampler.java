package dev.parley.parsers.tool.grammar;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws texts that follow a structural tag.
final class TagSampler {

    private static final List<String> WORDS =
            List.of("Paris", "a b", "é🎉", "x < y", "{\"a\": [1}", "7", "null", "two\nlines", "]");
    private static final Map<String, List<String>> REGEXES =
            Map.of(
                    "[0-9]+", List.of("0", "17"),
                    "[A-Za-z_][A-Za-z0-9_]*", List.of("q", "city_2"),
                    "[A-Za-z][A-Za-z0-9_]*", List.of("q"),
                    "[A-Z]{3}", List.of("ABC", "XYZ"),
                    "[^<]{2,5}", List.of("ab", "a\nb", "12345"));

    private static final Pattern NAME = Pattern.compile("weather_report|clock_now");

    private final Random random;
    private final List<String> names = new ArrayList<>();

    /// The functions whose calls were drawn, in order.
    List<String> names() {
        return List.copyOf(names);
    }

    TagSampler(Random random) {
        this.random = random;
    }

    String text(JsonNode node) {
        return switch (node.path("type").stringValue()) {
            case "structural_tag" -> text(node.get("format"));
            case "const_string" -> noted(node.get("value").stringValue());
            case "json_schema" -> json(node.get("json_schema"), node.get("json_schema")).toString();
            case "regex" -> matching(node.get("pattern").stringValue());
            case "repeat" -> repeated(node);
            case "any_text" -> plain(node);
            case "sequence" ->
                    node.get("elements")
                            .valueStream()
                            .map(this::text)
                            .collect(Collectors.joining());
            case "or" -> text(of(node.get("elements").valueStream().toList()));
            case "optional" -> random.nextBoolean() ? text(node.get("content")) : "";
            case "star" -> repeated(node);
            case "tag" ->
                    noted(node.get("begin").stringValue())
                            + text(node.get("content"))
                            + node.get("end").stringValue();
            case "tags_with_separator" -> row(node);
            case "triggered_tags" -> triggered(node);
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private String noted(String text) {
        NAME.matcher(text).results().forEach(found -> names.add(found.group()));
        return text;
    }

    private String plain(JsonNode node) {
        String word = of(WORDS);
        boolean excluded =
                node.path("excludes")
                        .valueStream()
                        .anyMatch(text -> word.contains(text.stringValue()));
        return excluded ? "" : word;
    }

    private String matching(String pattern) {
        List<String> known = REGEXES.getOrDefault(pattern, WORDS);
        List<String> fitting = known.stream().filter(word -> word.matches(pattern)).toList();
        return of(fitting);
    }

    private String repeated(JsonNode node) {
        int least = node.path("min").asInt(0);
        int most = node.path("max").asInt(-1);
        return IntStream.range(0, least + random.nextInt(most < 0 ? 3 : most - least + 1))
                .mapToObj(i -> text(node.get("content")))
                .collect(Collectors.joining());
    }

    private String row(JsonNode node) {
        int most = node.path("stop_after_first").asBoolean() ? 1 : 3;
        List<JsonNode> tags = node.get("tags").valueStream().toList();
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> text(of(tags)))
                .collect(Collectors.joining(node.get("separator").stringValue()));
    }

    private String triggered(JsonNode node) {
        int most = node.path("stop_after_first").asBoolean() ? 1 : 2;
        StringBuilder text = new StringBuilder();
        List<JsonNode> tags = node.get("tags").valueStream().toList();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(text(of(tags)));
        }
        return text.toString();
    }

    private JsonNode json(JsonNode schema, JsonNode root) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (schema.has("enum")) {
            return of(schema.get("enum").valueStream().toList());
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("anyOf")) {
            return json(of(schema.get("anyOf").valueStream().toList()), root);
        }
        if (schema.has("$ref")) {
            return json(root.at(schema.get("$ref").stringValue().substring(1)), root);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, root);
            case "array" -> {
                List<JsonNode> items = new ArrayList<>();
                int least = schema.path("minItems").asInt(0);
                IntStream.range(0, least + random.nextInt(2))
                        .forEach(i -> items.add(json(schema.get("items"), root)));
                yield nodes.arrayNode().addAll(items);
            }
            case "integer" -> nodes.numberNode(random.nextInt(100) - 50);
            case "number" -> nodes.numberNode(random.nextInt(100) / 4.0 + 0.125);
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            case "null" -> nodes.nullNode();
            default -> nodes.stringNode(string(schema));
        };
    }

    private String string(JsonNode schema) {
        if (schema.has("pattern")) {
            return of(REGEXES.get(schema.get("pattern").stringValue()));
        }
        return schema.has("maxLength") ? of(List.of("ab", "12345")) : of(WORDS);
    }

    private ObjectNode object(JsonNode schema, JsonNode root) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        schema.path("properties").properties().stream()
                .filter(member -> required.contains(member.getKey()) || random.nextBoolean())
                .forEach(member -> object.set(member.getKey(), json(member.getValue(), root)));
        return object;
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
