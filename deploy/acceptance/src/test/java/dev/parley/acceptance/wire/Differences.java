package dev.parley.acceptance.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Compares a recorded answer with a server's, value by value.
final class Differences {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<String> free;
    private final List<String> found = new ArrayList<>();

    private Differences(Set<String> free) {
        this.free = free;
    }

    static List<String> between(Exchange exchange, int status, String mediaType, String text) {
        if (status != exchange.status()) {
            return List.of("status: want %d got %d %s".formatted(exchange.status(), status, text));
        }
        if (!mediaType.equals(exchange.mediaType())) {
            return List.of("media type: want %s got %s".formatted(exchange.mediaType(), mediaType));
        }
        JsonNode got = NormalAnswer.parse(mediaType, text);
        Differences differences = new Differences(exchange.free());
        if (status >= 400 && exchange.loose()) {
            differences.compare(errorFacts(exchange.answer()), errorFacts(got), "");
        } else {
            differences.compare(
                    NormalAnswer.of(mediaType, exchange.answer()),
                    NormalAnswer.of(mediaType, got),
                    "");
        }
        return differences.found;
    }

    private void compare(JsonNode want, JsonNode got, String path) {
        if (free.contains(path.substring(path.lastIndexOf('.') + 1))) {
            return;
        }
        if (want instanceof ObjectNode a && got instanceof ObjectNode b) {
            compareObjects(a, b, path);
        } else if (want instanceof ArrayNode a && got instanceof ArrayNode b) {
            compareArrays(a, b, path);
        } else if (want.isNumber() && got.isNumber()) {
            compareNumbers(want, got, path);
        } else if (!sameText(want, got)) {
            found.add("%s: want %s got %s".formatted(path, want, got));
        }
    }

    private static boolean sameText(JsonNode want, JsonNode got) {
        return want.equals(got) && want.getNodeType() == got.getNodeType();
    }

    private void compareObjects(ObjectNode want, ObjectNode got, String path) {
        for (String key : want.propertyNames()) {
            if (got.has(key)) {
                compare(want.get(key), got.get(key), path + "." + key);
            } else if (!free.contains(key)) {
                found.add(path + "." + key + ": missing");
            }
        }
        for (String key : got.propertyNames()) {
            if (!want.has(key) && !free.contains(key)) {
                found.add(path + "." + key + ": not in the reference");
            }
        }
    }

    private void compareArrays(ArrayNode want, ArrayNode got, String path) {
        if (want.size() != got.size()) {
            found.add("%s: want %d entries got %d".formatted(path, want.size(), got.size()));
            return;
        }
        boolean top = path.endsWith("top_logprobs");
        List<JsonNode> a = top ? byLogprob(want) : list(want);
        List<JsonNode> b = top ? byLogprob(got) : list(got);
        for (int i = 0; i < a.size(); i++) {
            compare(a.get(i), b.get(i), path + "." + i);
        }
    }

    private static List<JsonNode> list(ArrayNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    /// Alternatives whose values tie may change places.
    private static List<JsonNode> byLogprob(ArrayNode array) {
        List<JsonNode> items = list(array);
        items.sort(
                Comparator.<JsonNode>comparingLong(
                                x -> Math.round(x.path("logprob").asDouble(0) * 100))
                        .thenComparing(x -> x.path("token").asString("")));
        return items;
    }

    private void compareNumbers(JsonNode want, JsonNode got, String path) {
        boolean fraction = want.isFloatingPointNumber() || got.isFloatingPointNumber();
        double tolerance = fraction ? Math.max(2e-3, 1e-3 * Math.abs(want.asDouble())) : 0;
        if (Math.abs(want.asDouble() - got.asDouble()) > tolerance) {
            found.add("%s: want %s got %s".formatted(path, want, got));
        }
    }

    /// What counts of an error whose wording is free.
    private static JsonNode errorFacts(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (!error.isObject()) {
            return answer;
        }
        ObjectNode facts = NODES.objectNode();
        for (String key : List.of("type", "code", "param")) {
            facts.set(key, error.has(key) ? error.get(key) : NODES.stringNode("absent"));
        }
        if (facts.get("param").isString() && facts.get("param").asString().startsWith("body")) {
            facts.put("param", fieldOf(facts.get("param").asString()));
        }
        ArrayNode keys = facts.putArray("keys");
        error.propertyNames().stream().sorted().forEach(keys::add);
        return facts;
    }

    private static String fieldOf(String path) {
        String[] parts = path.split("\\.");
        boolean field = parts.length > 1 && !parts[1].chars().allMatch(Character::isDigit);
        return field ? parts[0] + "." + parts[1] : parts[0];
    }
}
