package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.Finish;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.structured.kit.Corpus;
import dev.parley.structured.kit.DemoEngine;
import dev.parley.structured.kit.DemoTexts;
import dev.parley.structured.kit.DemoTexts.Text;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What the demo model writes at temperature 1.5 under every constraint of the corpus: each text that
/// came to its end is valid. `-Dparley.corpus.seeds=20 -Dparley.corpus.tokens=600` runs the full set;
/// counts stand in `target/model-corpus.txt`.
class ModelCorpusTest {

    private static final int SEEDS = Integer.getInteger("parley.corpus.seeds", 1);
    private static final int LONGEST = Integer.getInteger("parley.corpus.tokens", 160);
    private static final Path REPORT = Path.of("target", "model-corpus.txt");
    private static final int SEQUENCES = 48;
    private static final float TEMPERATURE = 1.5f;
    private static final ListTokenizer TOKENIZER = DemoVocabulary.tokenizer();

    /// What became of one constraint's texts.
    private record Outcome(Corpus.Entry entry, int finished, List<String> invalid) {}

    @Test
    void finishedTextsAreValid() throws Exception {
        List<Outcome> outcomes;
        try (EngineClient engine = DemoEngine.start(SEQUENCES)) {
            outcomes = run(new DemoTexts(engine, TOKENIZER, LONGEST), new Corpus().all());
        }
        List<String> invalid =
                outcomes.stream().flatMap(outcome -> outcome.invalid().stream()).toList();
        Files.writeString(REPORT, report(outcomes));

        assertEquals(List.of(), invalid);
        int finished = outcomes.stream().mapToInt(Outcome::finished).sum();
        assertTrue(finished * 2 > outcomes.size() * SEEDS, "only %d finished".formatted(finished));
    }

    private static String report(List<Outcome> outcomes) {
        StringBuilder report = new StringBuilder();
        for (String kind : List.of("schemas", "regexes", "grammars")) {
            List<Outcome> some =
                    outcomes.stream().filter(o -> o.entry().kind().equals(kind)).toList();
            report.append(
                    "%s: %d constraints, %d texts, %d finished, %d of them invalid%n"
                            .formatted(
                                    kind,
                                    some.size(),
                                    some.size() * SEEDS,
                                    some.stream().mapToInt(Outcome::finished).sum(),
                                    some.stream().mapToInt(o -> o.invalid().size()).sum()));
            some.stream()
                    .filter(outcome -> outcome.finished() == 0)
                    .forEach(o -> report.append("  none finished: %s%n".formatted(o.entry())));
        }
        return report.toString();
    }

    private static List<Outcome> run(DemoTexts demo, List<Corpus.Entry> entries)
            throws InterruptedException, ExecutionException {
        List<Future<Outcome>> running = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        int atOnce = Math.max(1, SEQUENCES / SEEDS);
        ParleyBackend backend = new ParleyBackend();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            for (Corpus.Entry entry : entries) {
                running.add(threads.submit(() -> outcome(demo, backend, entry)));
            }
        }
        for (Future<Outcome> outcome : running) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    private static Outcome outcome(DemoTexts demo, ParleyBackend backend, Corpus.Entry entry)
            throws InterruptedException {
        CompiledConstraint constraint = backend.compile(entry.constraint(), TOKENIZER);
        List<Text> texts = demo.write(constraint, TEMPERATURE, SEEDS);
        List<String> invalid = new ArrayList<>();
        int finished = 0;
        for (int seed = 0; seed < texts.size(); seed++) {
            Text text = texts.get(seed);
            boolean failed = text.reason() == Finish.Reason.ERROR;
            if (text.reason() == Finish.Reason.STOP) {
                finished++;
                failed = !entry.valid().test(text.text());
            }
            if (failed) {
                invalid.add(
                        "%s, seed %d, %s: %s".formatted(entry, seed, text.reason(), text.text()));
            }
        }
        return new Outcome(entry, finished, invalid);
    }
}
