package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.structured.kit.Corpus;
import dev.parley.structured.kit.DemoEngine;
import dev.parley.structured.kit.DemoTexts;
import dev.parley.structured.kit.DemoTexts.Text;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// The demo model writes the same whether forced tokens are sampled or appended.
class ModelJumpTest {

    private static final int EVERY = 12;
    private static final int SEEDS = 4;
    private static final int LONGEST = 100;
    private static final ListTokenizer TOKENIZER = DemoVocabulary.tokenizer();

    private final ParleyBackend backend = new ParleyBackend();

    /// What is written with masks that are known from the round before, so that jumps are made.
    private List<Text> write(String settings, float temperature) throws InterruptedException {
        List<Text> texts = new ArrayList<>();
        try (EngineClient engine = DemoEngine.start(SEEDS, settings)) {
            DemoTexts demo = new DemoTexts(engine, TOKENIZER, LONGEST);
            List<Corpus.Entry> entries = new Corpus().all();
            for (int i = 0; i < entries.size(); i += EVERY) {
                CompiledConstraint compiled =
                        backend.compile(entries.get(i).constraint(), TOKENIZER);
                demo.write(compiled, temperature, SEEDS);
                texts.addAll(demo.write(compiled, temperature, SEEDS));
            }
        }
        return texts;
    }

    @Test
    void atTemperatureZero() throws Exception {
        assertEquals(write("{\"jump_forward\": false}", 0f), write("{}", 0f));
    }

    @Test
    void withSeeds() throws Exception {
        assertEquals(write("{\"jump_forward\": false}", 1.5f), write("{}", 1.5f));
    }
}
