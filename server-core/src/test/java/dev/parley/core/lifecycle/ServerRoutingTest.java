package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerRoutingTest {

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
    void passesPathParameters() throws Exception {
        HttpResponse<String> reply = server.get("/items/7");
        assertEquals("\"7\"", reply.body());
        assertEquals("application/json", reply.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void answersUnknownPathsWith404() throws Exception {
        HttpResponse<String> reply = server.get("/nothing");
        assertEquals(404, reply.statusCode());
        assertEquals("{\"detail\":\"Not Found\"}", reply.body());
        assertEquals("application/json", reply.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void answersWrongMethodsWith405AndTheRightOnes() throws Exception {
        HttpResponse<String> reply = server.post("/items/7", "{}");
        assertEquals(405, reply.statusCode());
        assertEquals("{\"detail\":\"Method Not Allowed\"}", reply.body());
        assertEquals("GET, DELETE", reply.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void knowsMethodsOfNestedServices() throws Exception {
        assertEquals("leaf", server.get("/nested/leaf").body());
        assertEquals(405, server.post("/nested/leaf", "{}").statusCode());
        assertEquals(404, server.get("/nested/other").statusCode());
    }

    @Test
    void answersHeadLikeGetWithoutABody() throws Exception {
        HttpResponse<String> reply =
                server.send(
                        server.request("/items/7")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, reply.statusCode());
        assertEquals("3", reply.headers().firstValue("Content-Length").orElseThrow());
        assertEquals("", reply.body());
        assertEquals("\"8\"", server.get("/items/8").body());
    }

    @Test
    void refusesHeadWhereThereIsNoGet() throws Exception {
        HttpResponse<String> reply =
                server.send(
                        server.request("/echo")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(405, reply.statusCode());
        assertEquals("POST", reply.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void tellsClientsWhatAHandlerRefused() throws Exception {
        HttpResponse<String> reply = server.get("/refuse");
        assertEquals(404, reply.statusCode());
        assertEquals(
                "{\"error\":{\"message\":\"The thing `x` does not"
                        + " exist.\",\"type\":\"NotFoundError\",\"param\":\"thing\",\"code\":404}}",
                reply.body());
    }

    @Test
    void hidesWhatFailedInside() throws Exception {
        HttpResponse<String> reply = server.get("/fail");
        assertEquals(500, reply.statusCode());
        assertEquals(
                "{\"error\":{\"message\":\"Internal server"
                        + " error\",\"type\":\"InternalServerError\",\"param\":null,\"code\":500}}",
                reply.body());
    }

    @Test
    void answersBrokenHttpInTheErrorShape() throws Exception {
        try (RawClient client = server.raw()) {
            client.send("GET /health HTTP/1.1\r\nHost: test\r\nbroken header\r\n\r\n");
            String reply = client.readAll();
            assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
            assertTrue(
                    reply.contains("\"type\":\"Bad Request\",\"param\":null,\"code\":400}}"),
                    reply);
        }
    }

    @Test
    void namesItsVersionToOldClients() throws Exception {
        try (RawClient client = server.raw()) {
            client.send("GET /health HTTP/1.0\r\n\r\n");
            String reply = client.readAll();
            assertTrue(reply.startsWith("HTTP/1.1 505 "), reply);
        }
    }

    @Test
    void redirectsFromATrailingSlash() throws Exception {
        HttpResponse<String> reply = server.get("/items/7/?a=b%20c");
        assertEquals(307, reply.statusCode());
        assertEquals("/items/7?a=b%20c", reply.headers().firstValue("Location").orElseThrow());
        assertEquals(404, server.get("/nothing/").statusCode());
        assertEquals(404, server.get("/").statusCode());
    }

    @Test
    void keepsPipelinedRequestsInOrder() throws Exception {
        try (RawClient client = server.raw()) {
            client.get("/items/1");
            client.get("/items/2");
            assertTrue(client.readUntil("\"1\"").contains("200"));
            assertTrue(client.readUntil("\"2\"").contains("200"));
        }
    }

    @Test
    void countsRequestsByTheirRoute() throws Exception {
        server.get("/items/5");
        String page = server.get("/metrics").body();
        assertTrue(
                page.contains(
                        "http_requests_total{handler=\"/items/{id}\",method=\"GET\",status=\"2xx\"}"),
                page);
        assertTrue(
                page.contains(
                        "http_request_duration_seconds_bucket{handler=\"/items/{id}\",method=\"GET\",le=\"0.5\"}"),
                page);
        assertTrue(page.contains("http_request_duration_highr_seconds_bucket{le=\"0.025\"}"), page);
        assertTrue(page.contains("http_request_duration_highr_seconds_sum "), page);
        assertFalse(page.contains("handler=\"/metrics\""), page);
    }

    @Test
    void leavesTheConnectionUsableAfterErrors() throws IOException {
        try (RawClient client = server.raw()) {
            client.get("/fail");
            client.readUntil("}}");
            client.get("/nothing");
            client.readUntil("}");
            client.get("/items/3");
            client.readUntil("\"3\"");
        }
    }
}
