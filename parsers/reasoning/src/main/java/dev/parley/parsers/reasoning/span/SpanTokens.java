package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.ArrayList;
import java.util.List;

/// Counts the ids of one reply that are reasoning; markers and special tokens are not counted.
///
/// The reply is split once more, token by token. A token whose text is held back waits: it counts
/// when the text comes out as reasoning, and not at all when it proves part of a marker.
final class SpanTokens {

    private static final DetokenizerOptions EVERYTHING =
            new DetokenizerOptions(SpecialTokens.KEEP, DetokenizerOptions.Spacing.TIGHT);

    private final SpanParser parser;
    private int counted;
    private int waiting;

    private SpanTokens(SpanParser parser) {
        this.parser = parser;
    }

    /// How many of the ids are reasoning.
    static int count(
            SpanFormat format, int[] output, ReasoningRequest request, Tokenizer tokenizer) {
        SpanParser parser = new SpanParser(format, request.withTokenizer(tokenizer));
        if (parser.isVerbatim()) {
            return 0;
        }
        SpanTokens tokens = new SpanTokens(parser);
        MarkerScanner scanner = MarkerScanner.of(format.markers(), tokenizer);
        Detokenizer detokenizer = tokenizer.detokenizer(new int[0], EVERYTHING);
        for (int id : output) {
            tokens.waiting += tokenizer.isSpecial(id) ? 0 : 1;
            tokens.take(scanner.push(detokenizer.push(id)));
        }
        tokens.take(scanner.push(detokenizer.finish()));
        tokens.take(scanner.finish());
        return tokens.counted;
    }

    private void take(List<Piece> pieces) {
        for (Piece piece : pieces) {
            List<ReasoningEvent> events = new ArrayList<>();
            parser.accept(piece, events);
            boolean heldBack = piece instanceof Piece.Text && parser.isReasoning();
            if (heldBack || events.stream().anyMatch(ReasoningEvent.Reasoning.class::isInstance)) {
                counted += waiting;
            }
            waiting = 0;
        }
    }
}
