package dev.parley.benchmarks.structured;

import dev.parley.api.ParleyException;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.structured.TokenMatcher;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Compiles every constraint of a corpus, as a table of Markdown: how long each took, and the longest of
/// the masks of random texts of it. `java ... dev.parley.benchmarks.structured.CompileTimes FOLDER FILE`,
/// where the folder is that of the corpus.
public final class CompileTimes {

    private static final int ROUNDS = 3;
    private static final int TEXTS = 3;
    private static final int MOST_TOKENS = 60;

    private final LargeVocabulary vocabulary = new LargeVocabulary();
    private final long[] allowed = new long[LargeVocabulary.SIZE / Long.SIZE];
    private final List<Double> compileMillis = new ArrayList<>();
    private final List<Double> maskMicros = new ArrayList<>();

    private CompileTimes() {}

    /// Writes the table.
    public static void main(String[] arguments) throws IOException {
        Map<String, Constraint> corpus = corpus(Path.of(arguments[0]));
        CompileTimes times = new CompileTimes();
        String table = "";
        for (int round = 0; round < ROUNDS; round++) {
            table = times.round(corpus);
        }
        Files.writeString(Path.of(arguments[1]), table, StandardCharsets.UTF_8);
    }

    private static Map<String, Constraint> corpus(Path folder) throws IOException {
        Map<String, Constraint> corpus = new TreeMap<>();
        for (JsonNode entry : read(folder, "schemas")) {
            corpus.put(
                    "schema: " + entry.path("name").asString(),
                    new Constraint.JsonSchema(entry.path("schema")));
        }
        for (JsonNode entry : read(folder, "regexes")) {
            corpus.put("regex: " + entry.asString(), new Constraint.Regex(entry.asString()));
        }
        for (String file : List.of("grammars", "recursive-grammars")) {
            for (JsonNode entry : read(folder, file)) {
                corpus.put(
                        "grammar: " + entry.path("name").asString(),
                        new Constraint.Grammar(entry.path("grammar").asString()));
            }
        }
        return corpus;
    }

    private static JsonNode read(Path folder, String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve(name + ".json"), StandardCharsets.UTF_8));
    }

    /// Compiles all with a backend that knows none of them; the last round counts.
    private String round(Map<String, Constraint> corpus) {
        compileMillis.clear();
        maskMicros.clear();
        StructuredOutputBackend backend = Texts.backend();
        backend.compile(new Constraint.Regex("x"), vocabulary);
        StringBuilder rows = new StringBuilder();
        corpus.forEach((name, constraint) -> rows.append(row(name, constraint, backend)));
        return """
        Compile: %s ms. First masks: %s us.

        | constraint | compiled in ms | longest mask in us |
        | --- | ---: | ---: |
        %s\
        """
                .formatted(summary(compileMillis), summary(maskMicros), rows);
    }

    private String row(String name, Constraint constraint, StructuredOutputBackend backend) {
        try {
            long start = System.nanoTime();
            CompiledConstraint compiled = backend.compile(constraint, vocabulary);
            double millis = (System.nanoTime() - start) / 1e6;
            compileMillis.add(millis);
            return "| `%s` | %.2f | %.0f |%n"
                    .formatted(name.replace("|", "\\|"), millis, longestMask(compiled));
        } catch (ParleyException e) {
            return "| `%s` | %s | |%n".formatted(name, e.getMessage());
        }
    }

    private double longestMask(CompiledConstraint compiled) {
        double longest = 0;
        Random random = new Random(7);
        for (int text = 0; text < TEXTS; text++) {
            TokenMatcher matcher = compiled.matcher();
            for (int i = 0; i < MOST_TOKENS && !matcher.finished(); i++) {
                long start = System.nanoTime();
                matcher.mask(allowed);
                double micros = (System.nanoTime() - start) / 1e3;
                maskMicros.add(micros);
                longest = Math.max(longest, micros);
                int token = choose(random);
                if (token < 0 || !matcher.accept(token)) {
                    break;
                }
            }
        }
        return longest;
    }

    /// One of the tokens allowed, by chance; -1 when none is but the end.
    private int choose(Random random) {
        allowed[allowed.length - 1] &= ~(1L << 63);
        int count = Arrays.stream(allowed).mapToInt(Long::bitCount).sum();
        int left = count == 0 ? -1 : random.nextInt(count);
        for (int id = 0; id < LargeVocabulary.SIZE && left >= 0; id++) {
            if ((allowed[id >> 6] >>> id & 1) != 0 && left-- == 0) {
                return id;
            }
        }
        return -1;
    }

    private static String summary(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return "n %d, p50 %.2f, p99 %.2f, p99.9 %.2f, max %.2f"
                .formatted(
                        sorted.length,
                        sorted[sorted.length / 2],
                        sorted[(int) (sorted.length * 0.99)],
                        sorted[(int) (sorted.length * 0.999)],
                        sorted[sorted.length - 1]);
    }
}
