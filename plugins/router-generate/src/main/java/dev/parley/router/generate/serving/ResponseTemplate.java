package dev.parley.router.generate.serving;

import dev.parley.api.StartupFailure;
import dev.parley.api.model.ModelFiles;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.InputStream;

/// The `response_template` of a tokenizer's configuration: how the model marks the parts of its
/// replies. Only static functions.
final class ResponseTemplate {

    private static final String FILE = "tokenizer_config.json";

    private ResponseTemplate() {}

    /// A model's template; a missing node for none.
    ///
    /// @throws StartupFailure when the configuration cannot be read
    static JsonNode of(ModelFiles files) {
        if (!files.has(FILE)) {
            return MissingNode.getInstance();
        }
        try (InputStream in = files.open(FILE)) {
            return JsonMapper.shared().readTree(in).path("response_template");
        } catch (IOException | JacksonException e) {
            throw new StartupFailure(
                    "%s cannot be read: %s. Download the model again."
                            .formatted(FILE, e.getMessage()),
                    e);
        }
    }
}
