package dev.parley.structured.kit;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.text.SpecialTokens;
import dev.parley.structured.match.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the demo model writes under constraints.
public final class DemoTexts {

    private static final int END = 2555;

    private final EngineClient engine;
    private final ListTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final int longest;

    /// A text, and why it ended.
    public record Text(String text, Finish.Reason reason) {}

    /// @param tokenizer of the demo model
    /// @param longest most tokens of a text
    public DemoTexts(EngineClient engine, ListTokenizer tokenizer, int longest) {
        this.engine = engine;
        this.tokenizer = tokenizer;
        this.longest = longest;
        vocabulary = Vocabulary.of(tokenizer);
    }

    /// Texts at once, with seeds from 0.
    public List<Text> write(CompiledConstraint constraint, float temperature, int seeds)
            throws InterruptedException {
        List<GenerationRequest> requests = new ArrayList<>();
        List<TokenText> texts = new ArrayList<>();
        List<Finish.Reason> reasons = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            requests.add(request(constraint, temperature, seed));
            texts.add(new TokenText(vocabulary));
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
        List<Text> written = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            written.add(new Text(texts.get(seed).text(), reasons.get(seed)));
        }
        return written;
    }

    private GenerationRequest request(CompiledConstraint constraint, float temperature, int seed) {
        SamplingParams sampling =
                SamplingParams.builder()
                        .temperature(temperature)
                        .seed(OptionalLong.of(seed))
                        .maxTokens(longest)
                        .endTokens(List.of(END))
                        .build();
        int[] prompt = tokenizer.encode("Write something: ", SpecialTokens.SKIP);
        return new GenerationRequest(
                "corpus", prompt, sampling, 0, "", Optional.of(constraint.matcher()));
    }
}
