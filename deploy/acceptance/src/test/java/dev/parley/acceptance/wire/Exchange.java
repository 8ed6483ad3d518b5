package dev.parley.acceptance.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One recorded request with its answer.
///
/// @param id unique in its file
/// @param json the record as it stands in the file
record Exchange(String id, JsonNode json) {

    static List<Exchange> load(String group) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode node : file(group).get("exchanges")) {
            exchanges.add(new Exchange(node.get("id").asString(), node));
        }
        return exchanges;
    }

    /// The flags of the server that a group is for.
    static List<String> flags(String group) {
        return file(group).at("/server/flags").valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode file(String group) {
        try (InputStream in = Exchange.class.getResourceAsStream("/wire/" + group + ".json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String method() {
        return json.get("method").asString();
    }

    String path() {
        return json.get("path").asString();
    }

    int status() {
        return json.get("status").asInt();
    }

    String mediaType() {
        return json.get("type").asString();
    }

    JsonNode answer() {
        return json.get("answer");
    }

    boolean advisory() {
        return json.hasNonNull("advisory");
    }

    boolean loose() {
        return json.path("loose").asBoolean(false);
    }

    Set<String> free() {
        Set<String> keys = new HashSet<>();
        json.path("free").forEach(key -> keys.add(key.asString()));
        return keys;
    }
}
