package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.ParleyException.Forbidden;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

class ObservedFilterTest {

    private static final int MILLIS = 20_000;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private WebServer server;

    private void start(Consumer<HttpRouting.Builder> inside) {
        server =
                WebServer.builder()
                        .port(0)
                        .host("127.0.0.1")
                        .shutdownHook(false)
                        .routing(
                                routing -> {
                                    routing.addFilter(outside());
                                    routing.addFilter(
                                            new ObservedFilter(
                                                    (_, outcome) ->
                                                            told.add(
                                                                    "observer "
                                                                            + outcome.status())));
                                    inside.accept(routing);
                                })
                        .build()
                        .start();
    }

    /// Makes the exchange and tells how the request ended for filters further out.
    private Filter outside() {
        return (chain, _, _) ->
                ScopedValue.where(Exchange.CURRENT, new Exchange(Optional.empty()))
                        .run(
                                () -> {
                                    try {
                                        chain.proceed();
                                        told.add("outside: ended");
                                    } catch (RuntimeException e) {
                                        told.add("outside: " + e.getClass().getSimpleName());
                                        throw e;
                                    }
                                });
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /// What was told once the server is down, when nothing is left to be told.
    private List<String> afterRequest() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream()
                    .write(
                            "GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            int unused = socket.getInputStream().read();
        }
        server.stop();
        return told;
    }

    @Test
    void tellsHowARequestWasAnswered() throws IOException {
        start(routing -> routing.get("/x", (_, response) -> response.status(404).send("no")));
        assertEquals(List.of("observer 404", "outside: ended"), afterRequest());
    }

    @Test
    void takesABreakAfterTheWholeReplyForItsEnd() throws IOException {
        start(
                routing ->
                        routing.get(
                                "/x",
                                (_, response) -> {
                                    Exchange.current().orElseThrow().replied();
                                    response.send("all");
                                    throw new CloseConnectionException("The client left.");
                                }));
        assertEquals(List.of("observer 200", "outside: ended"), afterRequest());
    }

    @Test
    void takesAnEarlierBreakForAClientThatLeft() throws IOException {
        start(
                routing ->
                        routing.get(
                                "/x",
                                (_, _) -> {
                                    throw new CloseConnectionException("The client left.");
                                }));
        assertEquals(List.of("observer 499", "outside: CloseConnectionException"), afterRequest());
    }

    @Test
    void tellsWhatAFilterFurtherInWillBeAnsweredWith() throws IOException {
        start(
                routing ->
                        routing.addFilter(
                                (_, _, _) -> {
                                    throw new Forbidden("not here");
                                }));
        assertEquals(List.of("observer 403", "outside: Forbidden"), afterRequest());
    }
}
