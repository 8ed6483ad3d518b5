package dev.parley.parsers.reasoning.gate;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.List;

/// Opens behind a marker. Belongs to its choice.
public final class MarkerGate implements ReasoningGate {

    private final MarkerScanner scanner;
    private final Detokenizer detokenizer;
    private boolean open;

    private MarkerGate(boolean open, List<String> markers, Tokenizer tokenizer) {
        this.open = open;
        scanner = MarkerScanner.of(markers, tokenizer);
        detokenizer =
                tokenizer.detokenizer(
                        new int[0],
                        new DetokenizerOptions(
                                SpecialTokens.KEEP, DetokenizerOptions.Spacing.TIGHT));
    }

    /// A gate that is shut, unless the prompt has closed its reasoning.
    ///
    /// @param markers any of them opens it; none a prefix of another
    public static MarkerGate of(PromptState prompt, List<String> markers, Tokenizer tokenizer) {
        return new MarkerGate(prompt == PromptState.CLOSED, markers, tokenizer);
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public void accept(int token) {
        open =
                scanner.push(detokenizer.push(token)).stream()
                        .anyMatch(MarkerScanner.Piece.Marker.class::isInstance);
    }
}
