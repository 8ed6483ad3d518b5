package dev.parley.core.http;

import io.helidon.common.Builder;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/// A real server on a free port, asked by a real client; replies are shown as text.
final class RawServer implements AutoCloseable {

    private final WebServer server;

    private record Built(HttpRouting build) implements Builder<Built, HttpRouting> {}

    RawServer(HttpRouting routing) {
        server =
                WebServer.builder()
                        .port(0)
                        .host("127.0.0.1")
                        .shutdownHook(false)
                        .addRouting(new Built(routing))
                        .build()
                        .start();
    }

    /// The reply to a request such as `GET /x`, its head as it would be sent.
    String ask(String line) throws IOException {
        String[] words = line.split(" ", 2);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + words[1]))
                        .method(words[0], BodyPublishers.noBody())
                        .version(Version.HTTP_1_1)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            StringBuilder reply =
                    new StringBuilder("HTTP/1.1 %d %n".formatted(response.statusCode()));
            response.headers()
                    .map()
                    .forEach(
                            (name, values) ->
                                    values.forEach(
                                            value ->
                                                    reply.append(
                                                            "%s: %s\r\n"
                                                                    .formatted(
                                                                            name.toLowerCase(
                                                                                    Locale.ROOT),
                                                                            value))));
            return reply.append("\r\n").append(response.body()).toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// What follows the head of a reply.
    static String body(String reply) {
        return reply.substring(reply.indexOf("\r\n\r\n") + 4);
    }

    @Override
    public void close() {
        server.stop();
    }
}
