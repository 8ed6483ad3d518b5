package dev.parley.api.reasoning;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;

import java.util.List;

/// Asks the parser itself: the gate opens with its first content or end of reasoning.
final class TextGate implements ReasoningGate {

    private final ReasoningParser parser;
    private final Detokenizer detokenizer;
    private boolean open;

    TextGate(ReasoningParser parser, PromptState prompt, Tokenizer tokenizer) {
        this.parser = parser;
        detokenizer =
                tokenizer.detokenizer(
                        new int[0],
                        new DetokenizerOptions(
                                SpecialTokens.KEEP, DetokenizerOptions.Spacing.TIGHT));
        open = prompt == PromptState.CLOSED;
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public void accept(int token) {
        TextChunk text = detokenizer.push(token);
        List<ReasoningEvent> events = parser.push(text);
        open = events.stream().anyMatch(event -> !(event instanceof ReasoningEvent.Reasoning));
    }
}
