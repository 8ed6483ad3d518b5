package dev.parley.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One packaged server as its own process. Closed by the test.
public final class ParleyServer implements AutoCloseable {

    /// Reads and writes JSON for tests.
    public static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ParleyServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /// The folder under test.
    public static Path distribution() {
        return Path.of(System.getenv("PARLEY_DISTRIBUTION")).toAbsolutePath().normalize();
    }

    /// Starts `parley serve` on a free port and waits until it is ready.
    public static ParleyServer start(String... flags) {
        return start(freePort(), Map.of(), flags);
    }

    /// Starts `parley serve` on a port and waits until it is ready.
    public static ParleyServer start(int port, Map<String, String> environment, String... flags) {
        ParleyServer server = launch(port, environment, flags);
        server.awaitReady();
        return server;
    }

    /// Starts `parley serve` and does not wait.
    public static ParleyServer launch(int port, Map<String, String> environment, String... flags) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                distribution().resolve("bin/parley").toString(),
                                "serve",
                                "--host",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(port)));
        command.addAll(List.of(flags));
        try {
            Path log = Files.createTempFile("parley-acceptance", ".log");
            log.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            return new ParleyServer(builder.redirectOutput(log.toFile()).start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port nobody listens on.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the first 200 of `/health`.
    public void awaitReady() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended:\n" + output());
            }
            if (isHealthy()) {
                return;
            }
            waitBriefly();
        }
        throw new IllegalStateException("The server is not ready:\n" + output());
    }

    private boolean isHealthy() {
        try {
            return client.send(request("/health").build(), BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void waitBriefly() {
        try {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where it listens.
    public int port() {
        return port;
    }

    /// Its process.
    public Process process() {
        return process;
    }

    /// `http://…` and a path.
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Starts a request to a path.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(LIMIT);
    }

    /// GETs a path.
    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /// POSTs JSON.
    public HttpResponse<String> post(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// POSTs JSON and reads the reply, which must be a 200.
    public JsonNode postJson(String path, JsonNode body) {
        HttpResponse<String> response = post(path, JSON.writeValueAsString(body));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /// Sends any request.
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(output(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The value of a metric, summed over its label sets; 0 when absent.
    public double metric(String name) {
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(name) + "(?:\\{[^}]*})? (\\S+)$")
                        .matcher(get("/metrics").body());
        double sum = 0;
        while (matcher.find()) {
            sum += Double.parseDouble(matcher.group(1));
        }
        return sum;
    }

    /// What it printed so far.
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the end and gives the exit code.
    public int awaitExit() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
        client.shutdownNow();
    }
}
