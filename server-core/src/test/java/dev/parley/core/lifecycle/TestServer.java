package dev.parley.core.lifecycle;

import dev.parley.api.engine.EngineOptions;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.model.ModelFiles;
import dev.parley.api.router.ServedModel;
import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.text.Tokenizer;
import dev.parley.core.reload.ChosenParsers;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// A running server with test routes, and a client for it.
final class TestServer implements AutoCloseable {

    final FakeEngine engine = FakeEngine.ready();
    final TestRouter routes = new TestRouter();
    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningServer server;

    TestServer(Map<String, String> settings, Duration shutdownTimeout) throws InterruptedException {
        this(settings, shutdownTimeout, List.of());
    }

    TestServer(
            Map<String, String> settings,
            Duration shutdownTimeout,
            List<MiddlewareProvider> middleware)
            throws InterruptedException {
        server =
                RunningServer.start(
                        setup(anyPort(), engine, routes, settings, shutdownTimeout, middleware),
                        TestServer::text);
    }

    /// A server whose set-up is changed before it starts.
    TestServer(
            Map<String, String> settings,
            Duration shutdownTimeout,
            UnaryOperator<ServerSetup> change)
            throws InterruptedException {
        server =
                RunningServer.start(
                        change.apply(setup(anyPort(), engine, routes, settings, shutdownTimeout)),
                        TestServer::text);
    }

    static TestServer start() throws InterruptedException {
        return new TestServer(Map.of(), Duration.ofSeconds(30));
    }

    static SocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /// A port nobody listens on at the moment.
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    static ServerSetup setup(
            SocketAddress address,
            FakeEngine engine,
            TestRouter routes,
            Map<String, String> settings,
            Duration shutdownTimeout) {
        return setup(address, engine, routes, settings, shutdownTimeout, List.of());
    }

    static ServerSetup setup(
            SocketAddress address,
            FakeEngine engine,
            TestRouter routes,
            Map<String, String> settings,
            Duration shutdownTimeout,
            List<MiddlewareProvider> middleware) {
        return new ServerSetup(
                new MapSettings(settings),
                address,
                engine,
                new EngineOptions(
                        "cpu",
                        "float32",
                        OptionalInt.empty(),
                        0,
                        new EngineOptions.Cache(
                                16,
                                OptionalLong.empty(),
                                OptionalInt.of(8),
                                EngineOptions.PrefixCaching.ON),
                        new EngineOptions.Scheduling(
                                OptionalInt.empty(),
                                8,
                                64,
                                OptionalInt.empty(),
                                EngineOptions.Policy.FCFS)),
                new ServedModel(List.of("fake-model"), "fake", new NoFiles()),
                middleware,
                List.of(),
                List.of(routes),
                List.of(),
                new ServerSetup.Parsers(new FixedParsers(ChosenParsers.NONE), Optional.empty()),
                shutdownTimeout);
    }

    static TextProcessing text(ModelFiles files, dev.parley.api.Settings settings) {
        return new NoText();
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    RawClient raw() throws IOException {
        return RawClient.connect(port());
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    private static final class NoFiles implements ModelFiles {

        @Override
        public String origin() {
            return "nowhere";
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public InputStream open(String name) throws IOException {
            throw new NoSuchFileException(name);
        }

        @Override
        public MemorySegment map(String name, Arena arena) throws IOException {
            throw new NoSuchFileException(name);
        }
    }

    private static final class NoText implements TextProcessing {

        @Override
        public Tokenizer tokenizer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatTemplate chatTemplate(boolean withTools) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatTemplate compile(String source) {
            throw new UnsupportedOperationException();
        }
    }
}
