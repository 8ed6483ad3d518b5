package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.text.SpecialTokens;
import dev.parley.structured.kit.Corpus;
import dev.parley.structured.kit.DemoEngine;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;
import dev.parley.structured.kit.TokenText;
import dev.parley.structured.match.Vocabulary;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    private static final int END = 2555;
    private static final ListTokenizer TOKENIZER = DemoVocabulary.tokenizer();
    private static final Vocabulary VOCABULARY = Vocabulary.of(TOKENIZER);

    private record Text(String text, Finish.Reason reason) {}

    /// What became of one constraint's texts.
    private record Outcome(Corpus.Entry entry, int finished, List<String> invalid) {}

    @Test
    void finishedTextsAreValid() throws Exception {
        List<Outcome> outcomes;
        try (EngineClient engine = DemoEngine.start(SEQUENCES)) {
            outcomes = run(engine, new Corpus().all());
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

    private static List<Outcome> run(EngineClient engine, List<Corpus.Entry> entries)
            throws InterruptedException, ExecutionException {
        List<Future<Outcome>> running = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        int atOnce = Math.max(1, SEQUENCES / SEEDS);
        ParleyBackend backend = new ParleyBackend();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            for (Corpus.Entry entry : entries) {
                running.add(threads.submit(() -> outcome(engine, backend, entry)));
            }
        }
        for (Future<Outcome> outcome : running) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    private static Outcome outcome(EngineClient engine, ParleyBackend backend, Corpus.Entry entry)
            throws InterruptedException {
        CompiledConstraint constraint = backend.compile(entry.constraint(), TOKENIZER);
        List<Text> texts = generate(engine, constraint);
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

    private static List<Text> generate(EngineClient engine, CompiledConstraint constraint)
            throws InterruptedException {
        List<GenerationRequest> requests = new ArrayList<>();
        List<TokenText> texts = new ArrayList<>();
        List<Finish.Reason> reasons = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            requests.add(request(constraint, seed));
            texts.add(new TokenText(VOCABULARY));
            reasons.add(Finish.Reason.ERROR);
        }
        try (Generation generation = engine.generate(requests)) {
            Optional<TokenOutput> next = generation.next();
            while (next.isPresent()) {
                TokenOutput output = next.get();
                for (int token : output.tokens()) {
                    if (token != END) {
                        texts.get(output.request()).add(token);
                    }
                }
                output.finish().ifPresent(finish -> reasons.set(output.request(), finish.reason()));
                next = generation.next();
            }
        }
        List<Text> finished = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            finished.add(new Text(texts.get(seed).text(), reasons.get(seed)));
        }
        return finished;
    }

    private static GenerationRequest request(CompiledConstraint constraint, int seed) {
        SamplingParams sampling =
                SamplingParams.builder()
                        .temperature(1.5f)
                        .seed(OptionalLong.of(seed))
                        .maxTokens(LONGEST)
                        .endTokens(List.of(END))
                        .build();
        int[] prompt = TOKENIZER.encode("Write something: ", SpecialTokens.SKIP);
        return new GenerationRequest(
                "corpus", prompt, sampling, 0, "", Optional.of(constraint.matcher()));
    }
}
