package dev.parley.router.generate.tokenize;

import dev.parley.api.model.ModelFiles;
import dev.parley.router.generate.serving.Serving;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/// Answers `GET /tokenizer_info`: the tokenizer's configuration without file names.
public final class TokenizerInfoHandler implements Handler {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FILE = "tokenizer_config.json";
    private static final Set<String> LEFT_OUT = Set.of("vocab_file", "merges_file");

    private final Serving serving;

    /// For one served model.
    public TokenizerInfoHandler(Serving serving) {
        this.serving = serving;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        ObjectNode info = JSON.createObjectNode();
        configuration().properties().stream()
                .filter(entry -> !LEFT_OUT.contains(entry.getKey()))
                .forEach(entry -> info.set(entry.getKey(), plain(entry.getValue())));
        if (!info.has("tokenizer_class")) {
            info.put("tokenizer_class", "PreTrainedTokenizerFast");
        }
        serving.settings()
                .text("chat-template")
                .ifPresent(template -> info.put("chat_template", template));
        serving.context().http().send(response, Status.OK_200, json -> JSON.writeTree(json, info));
    }

    private JsonNode configuration() {
        ModelFiles files = serving.context().model().files();
        if (!files.has(FILE)) {
            return JSON.createObjectNode();
        }
        try (InputStream in = files.open(FILE)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An added token is shown by its text.
    private static JsonNode plain(JsonNode value) {
        if (value.has("content")) {
            return value.get("content");
        }
        if (value.isObject()) {
            ObjectNode out = JSON.createObjectNode();
            value.properties().forEach(entry -> out.set(entry.getKey(), plain(entry.getValue())));
            return out;
        }
        if (value.isArray()) {
            ArrayNode out = JSON.createArrayNode();
            value.values().forEach(item -> out.add(plain(item)));
            return out;
        }
        return value;
    }
}
