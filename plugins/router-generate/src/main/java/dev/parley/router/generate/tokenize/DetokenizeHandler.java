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

import tools.jackson.databind.JsonNode;

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
        requireWhole(fields);
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

    /// Ids have at most 63 bits.
    private static void requireWhole(Fields fields) {
        int index = 0;
        for (JsonNode token : fields.node().path("tokens")) {
            if (token.isIntegralNumber() && token.bigIntegerValue().bitLength() >= Long.SIZE) {
                fields.violations()
                        .add(
                                "less_than_equal",
                                fields.path("tokens." + index),
                                "Input should be less than or equal to 9223372036854775807",
                                token,
                                "{'le': 9223372036854775807}");
            }
            index++;
        }
    }

    private String decode(List<Long> tokens) {
        int known = serving.tokenizer().vocabularySize();
        int[] ids =
                tokens.stream().filter(token -> token < known).mapToInt(Long::intValue).toArray();
        return serving.tokenizer().decode(ids, SpecialTokens.KEEP);
    }
}
