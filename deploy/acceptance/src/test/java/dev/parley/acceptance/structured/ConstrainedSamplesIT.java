package dev.parley.acceptance.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Seeded texts of the demo model at temperature 1.5, under a sample of the constraints that the
/// backend is tested with: every text that came to its end is valid.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConstrainedSamplesIT {

    private static final int SEEDS = 3;
    private static final int AT_ONCE = 16;
    private static final Path CORPUS =
            Path.of("../../plugins/structured/src/test/resources/corpus");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry VALIDATORS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    private ParleyServer server;

    /// A constraint and who judges its texts.
    private record Sample(String kind, JsonNode constraint, Predicate<String> valid) {}

    @BeforeAll
    void start() {
        server = ParleyServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void textsSatisfyTheirSchema() throws Exception {
        assertValid(
                entries("schemas", 60).stream()
                        .map(e -> new Sample("json", e.path("schema"), validator(e.path("schema"))))
                        .toList());
    }

    @Test
    void textsMatchTheirPattern() throws Exception {
        assertValid(
                entries("regexes", 20).stream()
                        .map(e -> new Sample("regex", e, matching(javaPattern(e.asString()))))
                        .toList());
    }

    @Test
    void textsAreOfTheirGrammar() throws Exception {
        assertValid(
                entries("grammars", 15).stream()
                        .map(
                                e ->
                                        new Sample(
                                                "grammar",
                                                e.path("grammar"),
                                                matching(e.path("matches").asString())))
                        .toList());
    }

    private static List<JsonNode> entries(String name, int count) {
        List<JsonNode> all =
                List.copyOf(JSON.readTree(CORPUS.resolve(name + ".json").toFile()).values());
        List<JsonNode> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(all.get(i * all.size() / count));
        }
        return some;
    }

    private static Predicate<String> validator(JsonNode schema) {
        Schema validator = VALIDATORS.getSchema(schema);
        return text -> {
            try {
                return validator.validate(JSON.readTree(text)).isEmpty();
            } catch (JacksonException e) {
                return false;
            }
        };
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate();
    }

    /// What other engines spell in another way.
    private static String javaPattern(String regex) {
        return regex.replace("[[:alpha:]]", "\\p{Alpha}")
                .replace("[[:digit:]]", "\\d")
                .replace("[\\p{Greek}]", "\\p{IsGreek}")
                .replace("(?P<", "(?<")
                .replace("[]a]", "[\\]a]");
    }

    private void assertValid(List<Sample> samples) throws InterruptedException, ExecutionException {
        List<Future<JsonNode>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < samples.size() * SEEDS; i++) {
                ObjectNode request = request(samples.get(i / SEEDS), i % SEEDS);
                answers.add(threads.submit(() -> server.postJson("/v1/completions", request)));
            }
        }
        List<String> invalid = new ArrayList<>();
        int finished = 0;
        for (int i = 0; i < answers.size(); i++) {
            Sample sample = samples.get(i / SEEDS);
            JsonNode choice = answers.get(i).get().path("choices").path(0);
            String text = choice.path("text").asString();
            if (choice.path("finish_reason").asString().equals("stop")) {
                finished++;
                if (!sample.valid().test(text)) {
                    invalid.add("%s, seed %d: %s".formatted(sample.constraint(), i % SEEDS, text));
                }
            }
        }
        assertEquals(List.of(), invalid);
        assertTrue(finished * 3 > answers.size(), "only %d texts finished".formatted(finished));
    }

    private static ObjectNode request(Sample sample, int seed) {
        ObjectNode request =
                JSON.createObjectNode()
                        .put("prompt", "Write something: ")
                        .put("max_tokens", 160)
                        .put("temperature", 1.5)
                        .put("seed", seed);
        request.putObject("structured_outputs").set(sample.kind(), sample.constraint());
        return request;
    }
}
