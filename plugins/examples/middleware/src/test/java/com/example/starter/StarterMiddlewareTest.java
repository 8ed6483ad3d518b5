package com.example.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.helidon.webserver.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;

/// Runs the filter in a real web server.
class StarterMiddlewareTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void marksAndCountsEveryReply() throws IOException {
        StarterFilter filter = new StarterFilter(meters.counter("starter.requests"));
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
}
