package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the server ends and comes back.
final class ShutdownIT {

    @Test
    void sixteenStreamsFinishAfterSigterm() throws IOException, InterruptedException {
        try (ParleyServer server = ParleyServer.start("--shutdown-timeout", "30");
                HttpClient client = HttpClient.newHttpClient()) {
            List<BufferedReader> streams = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                streams.add(stream(server, client));
            }
            for (BufferedReader stream : streams) {
                assertTrue(stream.readLine().startsWith("data:"));
            }

            server.process().destroy();

            for (BufferedReader stream : streams) {
                String rest = String.join("\n", stream.lines().toList());
                assertTrue(rest.contains("\"finish_reason\":\"length\""), rest);
                assertTrue(rest.stripTrailing().endsWith("data: [DONE]"), rest);
            }
            assertEquals(0, server.awaitExit(), server.output());
            assertThrows(
                    ConnectException.class, () -> new Socket("127.0.0.1", server.port()).close());
        }
    }

    @Test
    void killedServerRestartsOnTheSamePortAtOnce() throws IOException, InterruptedException {
        int port = ParleyServer.freePort();
        try (ParleyServer first = ParleyServer.start(port, Map.of());
                HttpClient client = HttpClient.newHttpClient()) {
            stream(first, client).readLine();
            first.process().destroyForcibly().waitFor();
            client.shutdownNow();
        }
        try (ParleyServer second = ParleyServer.start(port, Map.of())) {
            assertEquals(200, second.get("/v1/models").statusCode());
        }
    }

    private static BufferedReader stream(ParleyServer server, HttpClient client)
            throws IOException, InterruptedException {
        HttpRequest request =
                server.request("/v1/completions")
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"prompt\":\"Once upon a"
                                            + " time\",\"max_tokens\":300,\"ignore_eos\":true,\"stream\":true}"))
                        .build();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }
}
