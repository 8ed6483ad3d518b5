package dev.parley.router.generate.fake;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningMarkers;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes `«…»` for reasoning; a prompt that ends with `«` has opened it.
public final class GuillemetReasoning implements ReasoningParserProvider {

    @Override
    public String name() {
        return "guillemets";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return prompt[prompt.length - 1] == '«' ? PromptState.OPEN : PromptState.UNMARKED;
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        int count = 0;
        boolean inside = prompt == PromptState.OPEN;
        for (int token : output) {
            boolean marker = token == '«' || token == '»';
            inside = token == '«' || (inside && token != '»');
            count += inside && !marker ? 1 : 0;
        }
        return count;
    }

    @Override
    public Optional<ReasoningMarkers> markers(Tokenizer tokenizer) {
        return Optional.of(new ReasoningMarkers("«", "»"));
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new Splitter(request.prompt() == PromptState.OPEN);
    }

    private static final class Splitter implements ReasoningParser {

        private boolean inside;

        Splitter(boolean inside) {
            this.inside = inside;
        }

        @Override
        public List<ReasoningEvent> push(TextChunk chunk) {
            List<ReasoningEvent> out = new ArrayList<>();
            for (char c : chunk.text().toCharArray()) {
                if (c == '«') {
                    inside = true;
                } else if (c == '»') {
                    inside = false;
                    out.add(new ReasoningEvent.Ended());
                } else if (inside) {
                    out.add(new ReasoningEvent.Reasoning(String.valueOf(c)));
                } else {
                    out.add(new ReasoningEvent.Content(TextChunk.ofModel(String.valueOf(c))));
                }
            }
            return out;
        }

        @Override
        public List<ReasoningEvent> finish() {
            return List.of();
        }
    }
}
