package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Clients that leave give their KV blocks back, wherever their request is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DisconnectIT {

    private static final long LIMIT = 30_000_000_000L;

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = ParleyServer.start("--max-num-seqs", "4", "--no-enable-prefix-caching");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void midStream() throws IOException {
        try (Socket client = send(true)) {
            readFirstEvents(client);
            assertTrue(
                    server.metric("vllm:num_requests_running") > 0,
                    "it has ended before the client left");
        }
        awaitIdle();
    }

    @Test
    void withoutAStream() throws IOException {
        try (Socket _ = send(false)) {
            await("vllm:num_requests_running", 1);
        }
        awaitIdle();
    }

    @Test
    void twoHundredOfThemSomeInTheQueue() throws IOException {
        for (int round = 0; round < 10; round++) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(send(i % 2 == 0));
            }
            await("vllm:num_requests_waiting", 1);
            for (Socket client : clients) {
                client.close();
            }
        }
        awaitIdle();
        assertEquals(200, server.get("/health").statusCode());
    }

    private Socket send(boolean stream) throws IOException {
        String body =
                "{\"prompt\":\"Once upon a"
                        + " time\",\"max_tokens\":1000,\"ignore_eos\":true,\"stream\":"
                        + stream
                        + "}";
        Socket client = new Socket("127.0.0.1", server.port());
        client.getOutputStream()
                .write(
                        ("POST /v1/completions HTTP/1.1\r\n"
                                        + "Host: localhost\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + "Content-Length: "
                                        + body.length()
                                        + "\r\n\r\n"
                                        + body)
                                .getBytes(StandardCharsets.UTF_8));
        return client;
    }

    private static void readFirstEvents(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (int events = 0; events < 3; ) {
            events += in.readLine().startsWith("data:") ? 1 : 0;
        }
    }

    private void awaitIdle() {
        long deadline = System.nanoTime() + LIMIT;
        while (busy() > 0) {
            assertTrue(
                    System.nanoTime() < deadline, "still held: " + server.get("/metrics").body());
            LockSupport.parkNanos(1_000_000);
        }
    }

    private double busy() {
        return server.metric("vllm:num_requests_running")
                + server.metric("vllm:num_requests_waiting")
                + server.metric("vllm:kv_cache_usage_perc");
    }

    private void await(String metric, double atLeast) {
        long deadline = System.nanoTime() + LIMIT;
        while (server.metric(metric) < atLeast) {
            assertTrue(System.nanoTime() < deadline, metric + " never reached " + atLeast);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
