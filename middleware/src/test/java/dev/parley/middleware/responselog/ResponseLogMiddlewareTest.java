package dev.parley.middleware.responselog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.middleware.server.FilteredServer;
import dev.parley.middleware.server.OverheardLog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

class ResponseLogMiddlewareTest {

    private final OverheardLog log = new OverheardLog("dev.parley.middleware.responselog");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        log.close();
        client.close();
    }

    private static FilteredServer server(String variable) {
        return new FilteredServer(
                new ResponseLogMiddlewareProvider(),
                Map.of("$VLLM_DEBUG_LOG_API_SERVER_RESPONSE", List.of(variable)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Nested
    class WhenSwitchedOn {

        @Test
        void theStartWarnsOfIt() {
            server("True").close();
            assertEquals(1, log.lines().size());
            assertTrue(log.lines().getFirst().startsWith("Replies are logged because "));
        }

        @ParameterizedTest
        @CsvSource({
            "/x, 'passed ', response_body={passed }",
            "/empty, '', response_body={<empty>}",
            "/fail, failed, response_body={failed}"
        })
        void bodiesAreLoggedAndSent(String path, String body, String line) throws Exception {
            try (FilteredServer server = server("true")) {
                HttpResponse<String> reply = send(HttpRequest.newBuilder(server.uri(path)));
                assertEquals(body, reply.body());
            }
            assertEquals(line, log.lines().getLast());
        }

        @Test
        void whatIsNoTextIsNotShown() throws Exception {
            try (FilteredServer server = server("true")) {
                HttpResponse<byte[]> reply =
                        client.send(
                                HttpRequest.newBuilder(server.uri("/binary")).build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                assertEquals(2, reply.body().length);
            }
            assertEquals("response_body={<binary_data>}", log.lines().getLast());
        }

        @Test
        void streamsAreSentAndTheirContentIsLogged() throws Exception {
            String events = "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\ndata: [DONE]";
            try (FilteredServer server = server("true")) {
                HttpResponse<String> reply =
                        send(
                                HttpRequest.newBuilder(server.uri("/stream"))
                                        .POST(HttpRequest.BodyPublishers.ofString(events)));
                assertEquals(events.replace("\n", "\n\n") + "\n\n", reply.body());
            }
            assertEquals(
                    List.of(
                            "response_body={streaming_started: chunks=1}",
                            "response_body={streaming_complete: content='Hi', chunks=2}"),
                    log.lines().subList(1, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "1"})
    void anyOtherValueLeavesItOff(String value) throws Exception {
        try (FilteredServer server = server(value)) {
            assertEquals("passed ", send(HttpRequest.newBuilder(server.uri("/x"))).body());
        }
        assertEquals(List.of(), log.lines());
    }
}
