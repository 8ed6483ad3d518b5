package dev.parley.acceptance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Replays what vLLM 0.32.0 answered. Every exchange must agree except those in
/// `wire/waiting.txt`, and whatever agrees must not stand there: the list can only shrink.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WireVectorsIT {

    private static final List<String> FLAGS =
            List.of(
                    "--served-model-name",
                    "parley-demo",
                    "--enable-auto-tool-choice",
                    "--tool-call-parser",
                    "hermes",
                    "--reasoning-parser",
                    "qwen3");

    private static final int MORE_STREAMS = 5;

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = ParleyServer.start(FLAGS.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat",
                "completions",
                "errors",
                "server",
                "structured",
                "tools",
                "more-chat",
                "more-completions",
                "more-server",
                "more-structured",
                "more-tools",
                "more-types"
            })
    void agreesWithTheReference(String group) {
        assertAgreement(group, server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale-out",
                "more-scale-out",
                "flags/processed-logprobs",
                "flags/raw-logits",
                "flags/processed-logits",
                "flags/usage-and-ids",
                "flags/neutral-defaults",
                "flags/folder-defaults"
            })
    void agreesWithTheReferenceUnderFlags(String group) {
        List<String> flags = Exchange.flags(group);
        try (ParleyServer flagged = ParleyServer.start(flags.toArray(String[]::new))) {
            assertAgreement(group, flagged);
        }
    }

    private static void assertAgreement(String group, ParleyServer server) {
        TreeMap<String, List<String>> failures = new TreeMap<>();
        for (Exchange exchange : Exchange.load(group)) {
            List<String> differences = replay(exchange, server);
            if (!differences.isEmpty() && !exchange.advisory()) {
                failures.put(exchange.id(), differences);
            }
        }
        TreeSet<String> waiting = WaitingList.of(group);
        List<String> problems = new ArrayList<>();
        failures.forEach(
                (id, differences) -> {
                    if (!waiting.contains(id)) {
                        problems.add(id + ": " + differences);
                    }
                });
        waiting.stream()
                .filter(id -> !failures.containsKey(id))
                .forEach(id -> problems.add(id + " agrees: take it off the list"));
        assertEquals("", String.join("\n", problems));
    }

    /// A stream whose reader lagged has fewer chunks, so that kinds of them may be missing: it is
    /// asked for again.
    private static List<String> replay(Exchange exchange, ParleyServer server) {
        List<String> differences = once(exchange, server);
        for (int i = 0; i < MORE_STREAMS && isAboutChunks(differences); i++) {
            differences = once(exchange, server);
        }
        return differences;
    }

    private static boolean isAboutChunks(List<String> differences) {
        return !differences.isEmpty()
                && differences.stream().allMatch(it -> it.startsWith(".kinds"));
    }

    private static List<String> once(Exchange exchange, ParleyServer server) {
        HttpResponse<String> response = server.send(request(exchange, server));
        String mediaType =
                response.headers().firstValue("content-type").orElse("").split(";")[0].strip();
        return Differences.between(exchange, response.statusCode(), mediaType, response.body());
    }

    private static HttpRequest request(Exchange exchange, ParleyServer server) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(server.uri("/") + exchange.path().substring(1)));
        boolean typed = false;
        for (var header : exchange.json().path("headers").properties()) {
            builder.header(header.getKey(), header.getValue().asString());
            typed |= header.getKey().equalsIgnoreCase("content-type");
        }
        BodyPublisher body = body(exchange);
        if (body != null && !typed) {
            builder.header("Content-Type", "application/json");
        }
        return builder.method(exchange.method(), body == null ? BodyPublishers.noBody() : body)
                .build();
    }

    private static BodyPublisher body(Exchange exchange) {
        if (exchange.json().has("raw")) {
            return BodyPublishers.ofString(exchange.json().get("raw").asString());
        }
        return exchange.json().has("body")
                ? BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(exchange.json().get("body")))
                : null;
    }
}
