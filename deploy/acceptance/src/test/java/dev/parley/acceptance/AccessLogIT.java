package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// What the access log says of requests.
final class AccessLogIT {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clientsThatCloseOnceTheyHaveTheReplyAreServed(boolean stream) throws IOException {
        try (ParleyServer server = ParleyServer.start()) {
            for (int i = 0; i < 40; i++) {
                readReplyAndClose(server, stream);
            }
            server.process().destroy();
            assertEquals(0, server.awaitExit());
            assertEquals(
                    40,
                    server.output()
                            .lines()
                            .filter(line -> line.contains("/v1/completions\" 200 "))
                            .count(),
                    server.output());
        }
    }

    @Test
    void canBeTurnedOff() {
        try (ParleyServer server = ParleyServer.start("--disable-uvicorn-access-log")) {
            assertEquals(200, server.get("/v1/models").statusCode());
            assertTrue(!server.output().contains("/v1/models"), server.output());
        }
    }

    @Test
    void requestsAreLoggedWithoutTheirPrompts() {
        try (ParleyServer server = ParleyServer.start("--enable-log-requests")) {
            server.post("/v1/completions", "{\"prompt\":\"secret\",\"max_tokens\":2}");
            assertTrue(server.output().contains("Received request cmpl-"), server.output());
            assertTrue(server.output().contains("maxTokens=2"), server.output());
            assertTrue(!server.output().contains("secret"), server.output());
        }
    }

    private static void readReplyAndClose(ParleyServer server, boolean stream) throws IOException {
        String body = "{\"prompt\":\"Once\",\"max_tokens\":2,\"stream\":" + stream + "}";
        try (Socket client = new Socket("127.0.0.1", server.port())) {
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
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            String end = stream ? "data: [DONE]" : "{\"id\"";
            for (String line = in.readLine(); !line.startsWith(end); ) {
                line = readTo(in, end.length());
            }
        }
    }

    /// A line, or for a body without an end of line its first characters.
    private static String readTo(BufferedReader in, int length) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
            if (line.length() == length && line.toString().startsWith("{\"id\"")) {
                return line.toString();
            }
        }
        return line.toString();
    }
}
