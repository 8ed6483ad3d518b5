package dev.parley.middleware.server;

import dev.parley.api.Settings;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real server with one middleware in front of an echo of the request's id and path.
public final class FilteredServer implements AutoCloseable {

    private static final int REPLY_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private final WebServer server;

    /// @param settings values by flag name; `true` for switches; variables with a `$` in front
    public FilteredServer(MiddlewareProvider provider, Map<String, List<String>> settings) {
        MiddlewareContext context =
                new MiddlewareContext(new MapSettings(settings), new SimpleMeterRegistry());
        this.server =
                WebServer.builder()
                        .port(0)
                        .host("127.0.0.1")
                        .shutdownHook(false)
                        .routing(
                                routing -> {
                                    provider.create(context).ifPresent(routing::addFilter);
                                    routing.error(
                                            IllegalStateException.class,
                                            (_, response, _) ->
                                                    response.status(500).send("failed"));
                                    routing.get(
                                            "/fail",
                                            (_, _) -> {
                                                throw new IllegalStateException("on purpose");
                                            });
                                    routing.any(
                                            "/*",
                                            (request, response) ->
                                                    response.send(
                                                            "passed "
                                                                    + request.headers()
                                                                            .first(
                                                                                    HeaderNames
                                                                                            .create(
                                                                                                    "X-Request-Id"))
                                                                            .orElse("")));
                                })
                        .build()
                        .start();
    }

    /// The whole reply to a request, as text.
    ///
    /// @param requestLine such as `GET /path`, sent as it is
    /// @param headers lines without line ends
    public String reply(String requestLine, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(REPLY_MILLIS);
            String head =
                    requestLine
                            + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                            + String.join(
                                    "",
                                    List.of(headers).stream().map(line -> line + "\r\n").toList())
                            + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    /// Reads head and body of one reply; every reply here has a length.
    private static String read(InputStream reply) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = reply.read();
            if (next < 0) {
                throw new EOFException("The server closed after: " + head);
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return text + new String(reply.readNBytes(size), StandardCharsets.UTF_8);
    }

    /// The status of the reply.
    public int status(String requestLine, String... headers) throws IOException {
        return Integer.parseInt(reply(requestLine, headers).split(" ", 3)[1]);
    }

    @Override
    public void close() {
        server.stop();
    }

    private record MapSettings(Map<String, List<String>> values) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return list(name).stream().findFirst();
        }

        @Override
        public List<String> list(String name) {
            return values.getOrDefault(name, List.of());
        }

        @Override
        public OptionalLong number(String name) {
            return OptionalLong.empty();
        }

        @Override
        public boolean enabled(String name) {
            return list(name).contains("true");
        }

        @Override
        public Optional<String> environment(String variable) {
            return text("$" + variable);
        }
    }
}
