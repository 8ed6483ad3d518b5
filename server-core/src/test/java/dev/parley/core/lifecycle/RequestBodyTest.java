package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestBodyTest {

    private static final String WRONG_TYPE =
            "{\"error\":{\"message\":\"1 validation error:\\n"
                + "  Unsupported Media Type: Only 'application/json' is allowed\",\"type\":\"Bad"
                + " Request\",\"param\":null,\"code\":400}}";

    private TestServer server;

    @BeforeAll
    void start() throws InterruptedException {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void keepsNumbersAndTextsExact() throws Exception {
        String body =
                "{\"n\":99999999999999999999,\"d\":0.10000000000000000000000001,\"t\":\"Grüße"
                        + " \uD83D\uDE00\"}";
        HttpResponse<String> reply = server.post("/echo", body);
        assertEquals(body, reply.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/vnd.api+json",
                "text/plain",
                "nonsense"
            })
    void refusesOtherMediaTypes(String type) throws Exception {
        HttpResponse<String> reply =
                server.send(
                        server.request("/echo")
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(400, reply.statusCode());
        assertEquals(WRONG_TYPE, reply.body());
    }

    @Test
    void takesParametersOfTheMediaType() throws Exception {
        HttpResponse<String> reply =
                server.send(
                        server.request("/echo")
                                .header("Content-Type", "Application/JSON; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals("{}", reply.body());
    }

    @Test
    void wantsAMediaType() throws Exception {
        HttpResponse<String> reply =
                server.send(
                        server.request("/echo").POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(WRONG_TYPE, reply.body());
    }

    @Test
    void wantsABody() throws Exception {
        HttpResponse<String> reply = server.post("/echo", "");
        assertEquals(400, reply.statusCode());
        assertTrue(
                reply.body().endsWith("\"type\":\"Bad Request\",\"param\":\"body\",\"code\":400}}"),
                reply.body());
        assertTrue(reply.body().contains("'type': 'missing'"), reply.body());
    }

    @Test
    void takesChunkedBodies() throws Exception {
        try (RawClient client = server.raw()) {
            client.send(
                    "POST /echo HTTP/1.1\r\n"
                            + "Host: t\r\n"
                            + "Content-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n"
                            + "4\r\n"
                            + "{\"a\"\r\n"
                            + "3\r\n"
                            + ":1}\r\n"
                            + "0\r\n\r\n");
            client.readUntil("{\"a\":1}");
        }
    }

    @Test
    void refusesBrokenChunksAtOnce() throws Exception {
        try (RawClient client = server.raw()) {
            client.send(
                    "POST /echo HTTP/1.1\r\n"
                            + "Host: t\r\n"
                            + "Content-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n"
                            + "zz\r\n");
            String reply = client.readAll();
            assertTrue(reply.startsWith("HTTP/1.1 400 Bad Request\r\n"), reply);
        }
    }

    @Test
    void answersBodiesOfAHundredMegabytesWith413() throws Exception {
        byte[] body = new byte[100 << 20];
        Arrays.fill(body, (byte) ' ');
        HttpResponse<String> reply =
                server.send(
                        server.request("/echo")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertEquals(413, reply.statusCode());
        assertEquals(
                "{\"error\":{\"message\":\"The request body is larger than 67108864 bytes. The"
                        + " server's limit is set by --max-body-size.\",\"type\":\"Payload Too"
                        + " Large\",\"param\":null,\"code\":413}}",
                reply.body());
        assertEquals("{}", server.post("/echo", "{}").body());
    }

    @Test
    void limitsChunkedBodiesToo() throws Exception {
        try (TestServer small = new TestServer(Map.of("max-body-size", "10"), Duration.ZERO);
                RawClient client = small.raw()) {
            client.send(
                    "POST /echo HTTP/1.1\r\n"
                            + "Host: t\r\n"
                            + "Content-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n"
                            + "20\r\n"
                            + " ".repeat(32)
                            + "\r\n");
            String reply = client.readAll();
            assertTrue(reply.startsWith("HTTP/1.1 413 "), reply);
        }
    }

    @Test
    void refusesDeepNesting() throws Exception {
        HttpResponse<String> reply = server.post("/echo", "{\"a\":" + "[".repeat(100_000));
        assertEquals(400, reply.statusCode());
        assertTrue(reply.body().contains("Nested deeper than 200 levels"), reply.body());
    }

    @Test
    void refusesInvalidUtf8() throws Exception {
        byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '(', '"', '}'};
        HttpResponse<String> reply =
                server.send(
                        server.request("/echo")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertEquals(400, reply.statusCode());
        assertTrue(reply.body().contains("\"param\":\"body.6\""), reply.body());
    }

    @Test
    void saysWhereTheJsonBreaks() throws Exception {
        HttpResponse<String> reply = server.post("/echo", "{\"model\": ");
        assertEquals(
                "{\"error\":{\"message\":\"1 validation error:\\n"
                    + "  {'type': 'json_invalid', 'loc': 'body.10', 'msg': 'JSON decode error',"
                    + " 'input': '<dict of 0 items>', 'ctx': {'error': 'Expecting"
                    + " value'}}\",\"type\":\"Bad Request\",\"param\":\"body.10\",\"code\":400}}",
                reply.body());
    }
}
