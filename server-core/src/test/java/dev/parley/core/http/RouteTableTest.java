package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;

class RouteTableTest {

    private final AskedServer server =
            new AskedServer(
                    List.of(
                            (chain, _, response) -> {
                                response.header("x-filtered", "yes");
                                chain.proceed();
                            }),
                    rules -> {
                        rules.get("/both", (_, response) -> response.send("got"));
                        rules.post("/both", (_, response) -> response.send("put"));
                        rules.post(
                                "/fails",
                                (_, _) -> {
                                    throw new ParleyException.InvalidRequest("bad", "x");
                                });
                        rules.register(
                                "/nested",
                                inner ->
                                        inner.get(
                                                "/in/{name}",
                                                (request, response) ->
                                                        response.send(
                                                                request.path()
                                                                        .pathParameters()
                                                                        .get("name"))));
                    });

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"GET /both, got", "POST /both, put", "GET /nested/in/a, a"})
    void answersItsRoutes(String line, String body) throws IOException {
        String reply = server.ask(line);
        assertTrue(reply.startsWith("HTTP/1.1 200 "), reply);
        assertEquals(body, AskedServer.body(reply));
    }

    @ParameterizedTest
    @CsvSource({"GET /other", "GET /both/more", "POST /nested", "GET /nested/in", "GET /"})
    void answersUnknownPathsAsTheReferenceDoes(String line) throws IOException {
        String reply = server.ask(line);
        assertTrue(reply.startsWith("HTTP/1.1 404 "), reply);
        assertEquals("{\"detail\":\"Not Found\"}", AskedServer.body(reply));
    }

    @Test
    void namesTheMethodsThatAPathHas() throws IOException {
        String reply = server.ask("DELETE /both");
        assertTrue(reply.startsWith("HTTP/1.1 405 "), reply);
        assertTrue(reply.contains("allow: GET, POST\r\n"), reply);
        assertEquals("{\"detail\":\"Method Not Allowed\"}", AskedServer.body(reply));
    }

    @Test
    void namesTheMethodsOfNestedPaths() throws IOException {
        String reply = server.ask("POST /nested/in/a");
        assertTrue(reply.startsWith("HTTP/1.1 405 "), reply);
        assertTrue(reply.contains("allow: GET\r\n"), reply);
    }

    @Test
    void sendsAPathWithASlashTooManyToTheRightOne() throws IOException {
        String reply = server.ask("GET /both/?a=1&b=%20");
        assertTrue(reply.startsWith("HTTP/1.1 307 "), reply);
        assertTrue(reply.contains("location: /both?a=1&b=%20\r\n"), reply);
    }

    @Test
    void leavesSlashesOfUnknownPathsAlone() throws IOException {
        assertTrue(server.ask("GET /other/").startsWith("HTTP/1.1 404 "));
    }

    @Test
    void mapsWhatAHandlerThrows() throws IOException {
        String reply = server.ask("POST /fails");
        assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
        assertTrue(AskedServer.body(reply).contains("\"param\":\"x\""), reply);
    }

    @ParameterizedTest
    @CsvSource({"GET /both", "GET /other", "DELETE /both", "POST /fails"})
    void runsFiltersRoundEveryAnswer(String line) throws IOException {
        assertTrue(server.ask(line).contains("x-filtered: yes\r\n"), line);
    }
}
