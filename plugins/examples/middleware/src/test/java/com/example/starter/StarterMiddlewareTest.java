package com.example.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.Settings;
import dev.parley.api.middleware.MiddlewareContext;

import io.helidon.webserver.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs the filter in a real web server.
class StarterMiddlewareTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void marksAndCountsEveryReply() throws IOException {
        var filter =
                new StarterMiddlewareProvider()
                        .create(new MiddlewareContext(new NoSettings(), meters))
                        .orElseThrow();
        WebServer server =
                WebServer.builder()
                        .routing(
                                routing ->
                                        routing.addFilter(filter)
                                                .get("/", (_, response) -> response.send("hello")))
                        .build()
                        .start();
        try {
            URL url = URI.create("http://localhost:" + server.port() + "/").toURL();
            URLConnection connection = url.openConnection();
            assertEquals("seen", connection.getHeaderField("X-Starter"));
            assertEquals(1, meters.counter("starter.requests").count());
        } finally {
            server.stop();
        }
    }

    /// Nothing is set.
    private record NoSettings() implements Settings {

        @Override
        public Optional<String> text(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> list(String name) {
            return List.of();
        }

        @Override
        public OptionalLong number(String name) {
            return OptionalLong.empty();
        }

        @Override
        public boolean enabled(String name) {
            return false;
        }

        @Override
        public Optional<String> environment(String variable) {
            return Optional.empty();
        }
    }
}
