package dev.parley.router.generate.tokenize;

import dev.parley.api.router.HttpJson;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.chat.ChatTokens;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.Serving;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/// Answers `POST /tokenize` for a text or a conversation.
public final class TokenizeHandler implements Handler {

    private final Serving serving;
    private final ChatTokens chat;

    /// For one served model.
    public TokenizeHandler(Serving serving) {
        this.serving = serving;
        chat = new ChatTokens(serving);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        Violations violations = new Violations();
        Fields fields = Fields.body(http.body(request), violations);
        Optional<String> model = fields.text("model");
        boolean strings = fields.flag("return_token_strs").orElse(false);
        int[] ids =
                fields.node().has("prompt") || !fields.node().has("messages")
                        ? encodeText(fields, model)
                        : chat.encode(fields, model);
        http.send(response, Status.OK_200, json -> write(json, ids, strings));
    }

    private int[] encodeText(Fields fields, Optional<String> model) {
        String text = fields.text("prompt").orElse("");
        if (!fields.has("prompt")) {
            fields.missing("prompt");
        }
        SpecialTokens specials =
                fields.flag("add_special_tokens", true) ? SpecialTokens.KEEP : SpecialTokens.SKIP;
        fields.violations().check();
        serving.requireModel(model);
        return serving.tokenizer().encode(text, specials);
    }

    private void write(JsonGenerator json, int[] ids, boolean strings) {
        json.writeStartObject();
        json.writeNumberProperty("count", ids.length);
        json.writeNumberProperty("max_model_len", serving.limits().modelLength());
        json.writeName("tokens");
        json.writeArray(ids, 0, ids.length);
        json.writeName("token_strs");
        if (strings) {
            json.writeStartArray();
            for (int id : ids) {
                json.writeString(serving.tokenizer().token(id));
            }
            json.writeEndArray();
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }
}
