package dev.parley.engine.sim;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.model.ModelFiles;
import dev.parley.api.text.Tokenizer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// What clients may know of the model that is not there. Only static functions.
final class ModelFacts {

    private static final String CONFIGURATION = "config.json";
    private static final int LENGTH = 32_768;

    private ModelFacts() {}

    /// Facts from `config.json`; a folder with a tokenizer only gets along without.
    ///
    /// @throws StartupFailure when the file is broken
    static ModelInfo read(EngineStart start, Tokenizer tokenizer) {
        JsonNode config = config(start.model());
        JsonNode text = config.path("text_config");
        JsonNode numbers = text.isObject() ? text : config;
        int vocabulary = numbers.path("vocab_size").asInt(0);
        int own = numbers.path("max_position_embeddings").asInt(LENGTH);
        return new ModelInfo(
                config.path("architectures").path(0).asString("Simulated"),
                Math.max(vocabulary, tokenizer.vocabularySize()),
                start.options().scheduling().maxModelLength().orElse(own),
                endTokens(numbers, tokenizer),
                "none",
                "simulator");
    }

    private static List<Integer> endTokens(JsonNode config, Tokenizer tokenizer) {
        JsonNode ends = config.path("eos_token_id");
        if (ends.isArray()) {
            return ends.valueStream().map(JsonNode::asInt).toList();
        }
        if (ends.isInt()) {
            return List.of(ends.asInt());
        }
        return tokenizer.endToken().stream().boxed().toList();
    }

    private static JsonNode config(ModelFiles model) {
        if (!model.has(CONFIGURATION)) {
            return JsonMapper.shared().createObjectNode();
        }
        try (InputStream in = model.open(CONFIGURATION)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException | JacksonException e) {
            throw new StartupFailure(
                    "%s of '%s' cannot be read; it must be JSON."
                            .formatted(CONFIGURATION, model.origin()),
                    e);
        }
    }
}
