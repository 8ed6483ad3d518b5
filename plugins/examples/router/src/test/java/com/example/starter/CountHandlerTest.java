package com.example.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.JsonWriter;
import dev.parley.testkit.vector.CharacterTokenizer;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

class CountHandlerTest {

    private final CountHandler handler =
            new CountHandler(new NoHttp(), new CharacterTokenizer(List.of("<end>")));

    private static ObjectNode json(String text) {
        return JsonMapper.shared().readTree(text).asObject();
    }

    @Test
    void countsTokens() {
        assertEquals(3, handler.count(json("{\"text\": \"ab<end>\"}")));
    }

    @Test
    void refusesABodyWithoutText() {
        InvalidRequest refusal =
                assertThrows(InvalidRequest.class, () -> handler.count(json("{\"text\": 1}")));
        assertEquals("text must be a string. Add it.", refusal.getMessage());
    }

    /// Never asked here.
    private record NoHttp() implements HttpJson {

        @Override
        public ObjectNode body(ServerRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(ServerResponse response, Status status, JsonWriter reply) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EventStream events(ServerResponse response) {
            throw new UnsupportedOperationException();
        }
    }
}
