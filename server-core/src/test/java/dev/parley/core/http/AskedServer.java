package dev.parley.core.http;

import io.helidon.webserver.http.Filter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A real server on a free port, asked by a real client; replies are shown as text.
final class AskedServer implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final HttpListener listener;

    AskedServer(List<Filter> filters, RouteTable.Routes routes) {
        ErrorReplies errors = new ErrorReplies();
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        listener =
                HttpListener.open(
                        new Endpoint(free, Optional.empty()),
                        new SwitchedRouting(
                                new Exchanges(), errors, RouteTable.mount(filters, errors, routes)),
                        errors,
                        new Patience(LONG, LONG, LONG),
                        LONG);
    }

    /// The reply to a request such as `GET /x`, its head as it would be sent.
    String ask(String line) throws IOException {
        String[] words = line.split(" ", 2);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(listener.url() + words[1]))
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
        listener.closeConnections();
        listener.close();
    }
}
