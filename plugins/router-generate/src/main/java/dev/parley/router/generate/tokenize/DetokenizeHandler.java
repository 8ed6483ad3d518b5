package dev.parley.router.generate.tokenize;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.router.HttpJson;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.Serving;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.List;
import java.util.Optional;

/// Answers `POST /detokenize`. Ids the model does not have spell nothing.
public final class DetokenizeHandler implements Handler {

    private static final long TOO_LARGE = 1L << 32;

    private final Serving serving;

    /// For one served model.
    public DetokenizeHandler(Serving serving) {
        this.serving = serving;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        Violations violations = new Violations();
        Fields fields = Fields.body(http.body(request), violations);
        Optional<String> model = fields.text("model");
        List<Long> tokens = fields.naturals("tokens").orElse(List.of());
        if (!fields.has("tokens")) {
            fields.missing("tokens");
        }
        violations.check();
        serving.requireModel(model);
        if (tokens.stream().anyMatch(token -> token >= TOO_LARGE)) {
            throw new InvalidRequest("number too large to fit in target type");
        }
        String text = decode(tokens);
        http.send(
                response,
                Status.OK_200,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("prompt", text);
                    json.writeEndObject();
                });
    }

    private String decode(List<Long> tokens) {
        int known = serving.tokenizer().vocabularySize();
        int[] ids =
                tokens.stream().filter(token -> token < known).mapToInt(Long::intValue).toArray();
        return serving.tokenizer().decode(ids, SpecialTokens.KEEP);
    }
}
