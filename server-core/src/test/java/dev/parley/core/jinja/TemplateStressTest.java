package dev.parley.core.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Thousands of broken and hostile templates, each compiled and rendered under the limits for
/// requests on a thread with half the usual stack. Whatever they do, it ends by counted steps,
/// allocates less than [#MOST_BYTES], and fails with words and a line.
class TemplateStressTest {

    private static final int STACK = 512 << 10;
    private static final long MOST_BYTES = 48L << 20;
    private static final long SEED = 20261125;
    private static final int MUTATED = 10_000;
    private static final int HOSTILE = 1_000;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final RenderOptions OPTIONS =
            new RenderOptions(RenderLimits.UNTRUSTED, () -> Instant.EPOCH, ZoneOffset.UTC);

    /// One template to try.
    record Trial(String source, ObjectNode context) {}

    @Test
    void mutatedTemplatesEndWithinTheirLimits() {
        List<JsonNode> files = templates();
        Random random = new Random(SEED);
        List<Trial> trials = new ArrayList<>(MUTATED);
        for (int i = 0; i < MUTATED; i++) {
            JsonNode file = files.get(i % files.size());
            JsonNode cases = file.get("cases");
            ObjectNode context = cases.get(random.nextInt(cases.size())).get("context").asObject();
            trials.add(new Trial(mutated(file.get("template").stringValue(), random), context));
        }
        assertEquals(MUTATED, run(trials));
    }

    @Test
    void hostileTemplatesEndWithinTheirLimits() {
        HostileGrammar grammar = new HostileGrammar(new Random(SEED));
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        List<Trial> trials = new ArrayList<>(HOSTILE);
        for (int i = 0; i < HOSTILE; i++) {
            trials.add(new Trial(grammar.template(), nothing));
        }
        assertEquals(HOSTILE, run(trials));
    }

    /// Runs them all.
    ///
    /// @return how many behaved
    private static int run(List<Trial> trials) {
        AtomicReference<Throwable> escaped = new AtomicReference<>();
        int[] passed = new int[1];
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            for (Trial trial : trials) {
                                check(trial);
                                passed[0]++;
                            }
                        },
                        "hostile",
                        STACK);
        thread.setUncaughtExceptionHandler((_, e) -> escaped.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (escaped.get() != null) {
            throw new AssertionError(
                    "seed %d, number %d: %s"
                            .formatted(SEED, passed[0], trials.get(passed[0]).source()),
                    escaped.get());
        }
        return passed[0];
    }

    private static void check(Trial trial) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            String output = JinjaTemplate.compile(trial.source()).render(trial.context(), OPTIONS);
            assertTrue(output.length() <= RenderLimits.UNTRUSTED.outputChars());
        } catch (JinjaException e) {
            assertFalse(e.message().isEmpty() && e.kind() != JinjaException.Kind.RAISED);
            assertTrue(e.line() > 0, e.message());
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < MOST_BYTES, () -> "allocated " + allocated);
    }

    private static List<JsonNode> templates() {
        try (Stream<Path> files =
                Files.list(
                        Path.of(
                                Objects.requireNonNull(
                                                TemplateStressTest.class.getResource(
                                                        "/chat-templates"))
                                        .toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.startsWith("_"))
                    .sorted()
                    .map(name -> Vectors.read("/chat-templates/" + name))
                    .filter(file -> file.path("template").isString())
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /// Pieces cut out, doubled, swapped, or grown into something large.
    private static String mutated(String source, Random random) {
        StringBuilder text = new StringBuilder(source);
        for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(60));
            String piece = text.substring(from, to);
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(random.nextInt(text.length()), piece);
                case 2 -> text.insert(from, piece.repeat(1 + random.nextInt(40)));
                case 3 ->
                        text.insert(random.nextInt(text.length()), HostileGrammar.fragment(random));
                default -> text.setCharAt(from, "{}%()[]|.-'\" \n".charAt(random.nextInt(14)));
            }
        }
        return text.toString();
    }
}
