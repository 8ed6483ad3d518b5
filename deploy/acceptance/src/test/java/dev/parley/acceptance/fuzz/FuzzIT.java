package dev.parley.acceptance.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// No body fails the server, hangs it or ends it. By hand, with more bodies or from another number:
///
///     mvn verify -pl deploy/acceptance -am -Dit.test=FuzzIT -Dparley.fuzz.bodies=100000 -Dparley.fuzz.seed=7
final class FuzzIT {

    private static final int BODIES = Integer.getInteger("parley.fuzz.bodies", 3000);
    private static final long SEED = Long.getLong("parley.fuzz.seed", 8);
    private static final int CLIENTS = 8;
    private static final int SHOWN = 20;

    /// A server without replicas answers this, as the reference does.
    private static final String CANNOT_SCALE =
            """
            {"error":{"message":"Scale failed","type":"Internal Server Error","param":null,"code":500}}\
            """;

    private static final Pattern TRACE = Pattern.compile("(?m)^\\s+at \\S+\\(.*\\)$");

    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    @Test
    void answersEveryBody() {
        Attempts attempts = new Attempts(Route.all(), SEED);
        try (ParleyServer server =
                ParleyServer.start(
                        ParleyServer.freePort(),
                        Map.of("VLLM_MAX_N_SEQUENCES", "4"),
                        "--enable-scale-out",
                        "--trust-request-chat-template",
                        "--max-model-len",
                        "256",
                        "--override-generation-config",
                        "{\"max_new_tokens\":16}",
                        "--disable-uvicorn-access-log")) {
            send(server, attempts);

            assertAll(
                    () -> assertTrue(findings.isEmpty(), this::report),
                    () -> assertTrue(server.process().isAlive()),
                    () -> assertStillAnswers(server),
                    () -> assertFalse(TRACE.matcher(server.output()).find(), server::output),
                    () -> assertTrue(statuses.getOrDefault(200, 0) > BODIES / 10, this::report));
        }
    }

    private void send(ParleyServer server, Attempts attempts) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(
                        () -> {
                            int number = next.getAndIncrement();
                            while (number < BODIES && findings.size() < SHOWN) {
                                judge(server, attempts.make(number));
                                number = next.getAndIncrement();
                            }
                        });
            }
        }
    }

    private void judge(ParleyServer server, Attempt attempt) {
        HttpRequest request =
                server.request(attempt.path())
                        .header("Content-Type", attempt.type())
                        .POST(BodyPublishers.ofByteArray(attempt.body()))
                        .build();
        try {
            HttpResponse<String> answer = server.send(request);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            Optional<String> wrong = Verdict.of(answer.statusCode(), type, answer.body());
            wrong.filter(what -> !answer.body().contains(CANNOT_SCALE))
                    .ifPresent(
                            what ->
                                    findings.add(
                                            "%s: %d %s%n  for %s"
                                                    .formatted(
                                                            what,
                                                            answer.statusCode(),
                                                            answer.body(),
                                                            attempt)));
        } catch (UncheckedIOException e) {
            findings.add("no answer (%s)%n  for %s".formatted(e.getCause(), attempt));
        }
    }

    private static void assertStillAnswers(ParleyServer server) {
        var reply =
                server.postJson(
                        "/v1/chat/completions",
                        ParleyServer.JSON.readTree(
                                """
                                {"temperature": 0, "messages":
                                 [{"role": "user", "content": "What is the capital of France?"}]}
                                """));
        assertEquals(
                "The capital of France is Paris.",
                reply.at("/choices/0/message/content").asString());
    }

    private String report() {
        return "seed %d, statuses %s%n%s"
                .formatted(SEED, new TreeMap<>(statuses), String.join("\n", findings));
    }
}
