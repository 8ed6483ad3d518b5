package dev.parley.middleware.server;

import dev.parley.api.Settings;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.middleware.ServerLoad;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real server with middleware in front of an echo of the request's id and path.
public final class FilteredServer implements AutoCloseable {

    private static final int REPLY_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private final IdleEngine engine;
    private final ServerLoad load = new ServerLoad();
    private final WebServer server;

    /// @param settings values by flag name; `true` for switches; variables with a `$` in front
    public FilteredServer(MiddlewareProvider provider, Map<String, List<String>> settings) {
        this(List.of(provider), settings, new IdleEngine());
    }

    /// @param providers outermost first
    public FilteredServer(
            List<MiddlewareProvider> providers,
            Map<String, List<String>> settings,
            IdleEngine engine) {
        this.engine = engine;
        MiddlewareContext context =
                new MiddlewareContext(
                        new MapSettings(settings), new SimpleMeterRegistry(), engine, load);
        server =
                WebServer.builder()
                        .port(0)
                        .host("127.0.0.1")
                        .shutdownHook(false)
                        .routing(routing -> build(routing, providers, context))
                        .build()
                        .start();
    }

    private void build(
            HttpRouting.Builder routing,
            List<MiddlewareProvider> providers,
            MiddlewareContext context) {
        providers.forEach(provider -> provider.create(context).ifPresent(routing::addFilter));
        routing.error(
                IllegalStateException.class,
                (_, response, _) -> response.status(500).send("failed"));
        routing.get(
                "/fail",
                (_, _) -> {
                    throw new IllegalStateException("on purpose");
                });
        routing.get("/empty", (_, response) -> response.send());
        routing.get("/binary", (_, response) -> response.send(new byte[] {(byte) 0xff, 0}));
        routing.get(
                "/cut",
                (_, _) -> {
                    throw new CloseConnectionException("on purpose");
                });
        routing.get(
                "/varied",
                (_, response) -> response.header(HeaderNames.VARY, "Accept").send("passed"));
        routing.post("/stream", FilteredServer::stream);
        routing.post("/v1/completions", (_, response) -> response.send("load " + load.current()));
        routing.any(
                "/*",
                (request, response) ->
                        response.send("passed " + request.headers().first(REQUEST_ID).orElse("")));
    }

    /// Streams the request's body, one line at a time.
    private static void stream(ServerRequest request, ServerResponse response) throws IOException {
        String body = request.content().as(String.class);
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        try (OutputStream out = response.outputStream()) {
            for (String line : body.split("\n")) {
                out.write((line + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    /// The engine behind the filters.
    public IdleEngine engine() {
        return engine;
    }

    /// Where the requests in work are counted.
    public ServerLoad load() {
        return load;
    }

    /// Where it listens: `http://127.0.0.1:PORT` and a path.
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
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
