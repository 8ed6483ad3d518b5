package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.structured.kit.Corpus;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;
import dev.parley.structured.kit.RandomTexts;
import dev.parley.structured.match.Vocabulary;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;

/// Random texts of every constraint of the corpus, judged by validators that are not ours.
class CorpusTest {

    private static final int SAMPLES = 20;
    private static final ListTokenizer TOKENIZER = DemoVocabulary.tokenizer();
    private static final Vocabulary VOCABULARY = Vocabulary.of(TOKENIZER);
    private static final ParleyBackend BACKEND = new ParleyBackend();

    static List<Corpus.Entry> entries() {
        return new Corpus().all();
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("entries")
    void textsSatisfyTheirConstraint(Corpus.Entry entry) {
        var compiled = BACKEND.compile(entry.constraint(), TOKENIZER);
        int finished = 0;
        for (int seed = 0; seed < SAMPLES; seed++) {
            Optional<String> text = new RandomTexts(compiled, VOCABULARY, seed).next();
            if (text.isPresent()) {
                finished++;
                assertTrue(
                        entry.valid().test(text.get()), "seed %d: %s".formatted(seed, text.get()));
            }
        }
        assertEquals(SAMPLES, finished, "texts that came to their end");
    }
}
