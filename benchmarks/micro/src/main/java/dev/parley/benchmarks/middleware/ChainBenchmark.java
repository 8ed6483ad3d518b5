package dev.parley.benchmarks.middleware;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Settings;
import dev.parley.api.Task;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.middleware.ServerLoad;

import io.helidon.webserver.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What the built-in middleware costs a request: the whole time of one request to a real server over
/// one open loopback connection, whose route answers with a constant. The cost of the chain is the
/// difference to `none` of the medians, which a busy machine disturbs least. The request has a body, an origin, a request id and the second of three keys.
///
/// The access log goes to standard error: with `-f 0 -p chain=operator 2>FILE` to a file, else through
/// a pipe to JMH, whose reading competes for the processors.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class ChainBenchmark {

    private static final byte[] REQUEST =
            ("""
            POST /v1/chat/completions HTTP/1.1
            Host: localhost:8000
            Content-Type: application/json
            Authorization: Bearer second-key-0123456789abcdef
            Origin: https://chat.example
            X-Request-Id: 0123456789abcdef
            User-Agent: OpenAI/Python 2.8.1
            Content-Length: 2

            """
                                    .replace("\n", "\r\n")
                            + "{}")
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLY = "{\"id\":\"x\"}".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, List<String>> SETTINGS =
            Map.of(
                    "api-key",
                    List.of("first-key", "second-key-0123456789abcdef", "third-key"),
                    "allowed-origins",
                    List.of("https://chat.example"),
                    "allowed-methods",
                    List.of("*"),
                    "allowed-headers",
                    List.of("*"),
                    "enable-request-id-headers",
                    List.of("true"),
                    "enable-server-load-tracking",
                    List.of("true"));

    /// Which filters there are: none, all that an operator leaves on (everything but the response log),
    /// those without the access log, which writes to standard error, and all with the response log.
    @Param({"none", "no-log", "operator", "all"})
    public String chain;

    private final byte[] buffer = new byte[8192];
    private WebServer server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int replyLength;

    /// Starts the server and asks once.
    @Setup
    public void start() throws IOException {
        MiddlewareContext context =
                new MiddlewareContext(
                        new FixedSettings(chain.equals("all")),
                        new SimpleMeterRegistry(),
                        new NoEngine(),
                        new ServerLoad());
        server =
                WebServer.builder()
                        .port(0)
                        .host("127.0.0.1")
                        .shutdownHook(false)
                        .connectionOptions(options -> options.tcpNoDelay(true))
                        .routing(
                                routing -> {
                                    providers()
                                            .forEach(
                                                    it ->
                                                            it.create(context)
                                                                    .ifPresent(routing::addFilter));
                                    routing.post(
                                            "/v1/chat/completions",
                                            (request, response) -> {
                                                request.content().consume();
                                                response.send(REPLY);
                                            });
                                })
                        .build()
                        .start();
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        out.write(REQUEST);
        replyLength = firstReply();
    }

    private List<MiddlewareProvider> providers() {
        if (chain.equals("none")) {
            return List.of();
        }
        List<MiddlewareProvider> found =
                ServiceLoader.load(MiddlewareProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparingInt(MiddlewareProvider::order))
                        .filter(it -> !chain.equals("no-log") || !it.name().equals("access-log"))
                        .toList();
        if (found.size() < 6) {
            throw new IllegalStateException("Not all middleware was found: " + found);
        }
        return found;
    }

    /// Reads the first reply to its end and checks that it is one.
    private int firstReply() throws IOException {
        StringBuilder reply = new StringBuilder();
        while (!complete(reply.toString())) {
            int length = in.read(buffer);
            if (length < 0) {
                throw new IOException("Closed after: " + reply);
            }
            reply.append(new String(buffer, 0, length, StandardCharsets.US_ASCII));
        }
        boolean expected =
                reply.toString().startsWith("HTTP/1.1 200 ")
                        && chain.equals("none") != reply.toString().contains("X-Request-Id: 01");
        if (!expected) {
            throw new IllegalStateException("Another reply was expected than: " + reply);
        }
        return reply.length();
    }

    private static boolean complete(String reply) {
        return reply.contains(new String(REPLY, StandardCharsets.US_ASCII))
                && (!reply.contains("chunked") || reply.endsWith("0\r\n\r\n"));
    }

    /// Stops the server.
    @TearDown
    public void stop() throws IOException {
        socket.close();
        server.stop();
    }

    /// One request and its reply.
    @Benchmark
    public int request() throws IOException {
        out.write(REQUEST);
        int read = 0;
        while (read < replyLength) {
            int more = in.read(buffer);
            if (more < 0) {
                throw new IOException("The server closed the connection.");
            }
            read += more;
        }
        return read;
    }

    private record FixedSettings(boolean debug) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return list(name).stream().findFirst();
        }

        @Override
        public List<String> list(String name) {
            return SETTINGS.getOrDefault(name, List.of());
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
            return debug ? Optional.of("true") : Optional.empty();
        }
    }

    private static final class NoEngine implements EngineClient {

        @Override
        public Set<Task> tasks() {
            return Set.of(Task.GENERATE);
        }

        @Override
        public ModelInfo model() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Generation generate(List<GenerationRequest> requests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EngineStats stats() {
            return new EngineStats(0, 0, 0);
        }

        @Override
        public Optional<EngineFailed> failure() {
            return Optional.empty();
        }

        @Override
        public void resetPrefixCache() {}

        @Override
        public void close() {}
    }
}
