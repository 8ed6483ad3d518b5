package dev.parley.router.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.ParleyException;
import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.ParleyException.Unsupported;
import dev.parley.api.Task;

import io.helidon.webserver.WebServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

class ScalingRoutesTest {

    private static final String TWO = "{\"new_data_parallel_size\":2}";

    private final OpsContext context = new OpsContext();
    private WebServer server;

    /// What a client sees of a reply.
    private record Reply(int status, String body) {}

    @AfterEach
    void stop() {
        server.stop();
    }

    private void start() {
        server =
                WebServer.builder()
                        .port(0)
                        .host("127.0.0.1")
                        .shutdownHook(false)
                        .routing(
                                routing -> {
                                    new OpsTaskRouter().routes(routing, context);
                                    routing.error(
                                            ParleyException.class,
                                            (_, response, e) ->
                                                    response.status(e.status())
                                                            .send(
                                                                    e.type()
                                                                            + ": "
                                                                            + e.getMessage()));
                                })
                        .build()
                        .start();
    }

    private Reply post(String path, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + server.port() + path)
                                .toURL()
                                .openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setReadTimeout(20_000);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        int status = connection.getResponseCode();
        try (InputStream reply =
                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Reply(status, new String(reply.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theEngineIsToldAndTheNumberConfirmed() throws IOException {
        StringBuilder told = new StringBuilder();
        context.elastic((replicas, drain) -> told.append(replicas).append(' ').append(drain));
        start();
        assertEquals(
                new Reply(200, "{\"message\":\"Scaled to 2 data parallel engines\"}"),
                post("/scale_elastic_ep", TWO));
        assertEquals("2 PT2M", told.toString());
    }

    @Test
    void theDrainMayBeLimited() throws IOException {
        StringBuilder told = new StringBuilder();
        context.elastic((_, drain) -> told.append(drain));
        start();
        post("/scale_elastic_ep", "{\"new_data_parallel_size\":1,\"drain_timeout\":7}");
        assertEquals("PT7S", told.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; new_data_parallel_size is required",
                "{x; Invalid JSON format",
                "[]; Invalid JSON format",
                "{\"new_data_parallel_size\":null}; new_data_parallel_size is required",
                "{\"new_data_parallel_size\":0}; new_data_parallel_size must be a positive integer",
                "{\"new_data_parallel_size\":-1}; new_data_parallel_size must be a positive"
                        + " integer",
                "{\"new_data_parallel_size\":1.5}; new_data_parallel_size must be a positive"
                        + " integer",
                "{\"new_data_parallel_size\":\"2\"}; new_data_parallel_size must be a positive"
                        + " integer",
                "{\"new_data_parallel_size\":99999999999}; new_data_parallel_size must be a"
                        + " positive integer",
                "{\"new_data_parallel_size\":2,\"drain_timeout\":0}; drain_timeout must be a"
                        + " positive integer",
                "{\"new_data_parallel_size\":2,\"drain_timeout\":null}; drain_timeout must be a"
                        + " positive integer"
            })
    void whatIsNoNumberIsRefused(String body, String message) throws IOException {
        start();
        assertEquals(new Reply(400, "Bad Request: " + message), post("/scale_elastic_ep", body));
    }

    @Test
    void aNumberTheEngineRefusesIsRefusedInItsWords() throws IOException {
        context.elastic(
                (_, _) -> {
                    throw new InvalidRequest("There are only 1 devices.");
                });
        start();
        assertEquals(
                new Reply(400, "BadRequestError: There are only 1 devices."),
                post("/scale_elastic_ep", TWO));
    }

    @Test
    void requestsThatDoNotEndInTimeAreATimeout() throws IOException {
        context.elastic(
                (_, _) -> {
                    throw new TimeoutException("3 requests are still running");
                });
        start();
        assertEquals(
                new Reply(
                        408,
                        "{\"error\":{\"message\":\"Scale failed due to request drain timeout after"
                                + " 120 seconds\",\"type\":\"Request"
                                + " Timeout\",\"param\":null,\"code\":408}}"),
                post("/scale_elastic_ep", TWO));
    }

    @Test
    void anEngineThatCannotScaleFails() throws IOException {
        context.elastic(
                (_, _) -> {
                    throw new Unsupported("no");
                });
        start();
        assertEquals(
                new Reply(
                        500,
                        "{\"error\":{\"message\":\"Scale failed\",\"type\":\"Internal Server"
                                + " Error\",\"param\":null,\"code\":500}}"),
                post("/scale_elastic_ep", TWO));
    }

    @Test
    void whetherItScalesIsToldMeanwhileAndAfterwards() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        context.elastic(
                (_, _) -> {
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        start();
        CompletableFuture<Reply> scaled =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return post("/scale_elastic_ep", TWO);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        begun.await();
        assertEquals(
                new Reply(200, "{\"is_scaling_elastic_ep\":true}"),
                post("/is_scaling_elastic_ep", ""));
        go.countDown();
        assertEquals(200, scaled.get().status());
        assertEquals(
                new Reply(200, "{\"is_scaling_elastic_ep\":false}"),
                post("/is_scaling_elastic_ep", ""));
    }

    @Test
    void serversThatDoNotGenerateHaveNoSuchRoutes() throws IOException {
        context.tasks(Set.of(Task.EMBED));
        start();
        assertEquals(404, post("/scale_elastic_ep", TWO).status());
        assertEquals(404, post("/is_scaling_elastic_ep", "").status());
    }
}
