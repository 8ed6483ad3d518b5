package com.example.starter;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.router.HttpJson;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.node.ObjectNode;

/// Says how many tokens a text has: `{"text": "..."}` gives `{"tokens": 3}`.
///
/// @param http JSON in and out
/// @param tokenizer the model's
record CountHandler(HttpJson http, Tokenizer tokenizer) implements Handler {

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        ObjectNode body = http.body(request);
        int tokens = count(body);
        http.send(
                response,
                Status.OK_200,
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("tokens", tokens);
                    json.writeEndObject();
                });
    }

    int count(ObjectNode body) {
        if (!body.path("text").isString()) {
            throw new InvalidRequest("text must be a string. Add it.");
        }
        return tokenizer.encode(body.path("text").stringValue(), SpecialTokens.SKIP).length;
    }
}
