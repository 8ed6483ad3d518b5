package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A parser that is fed pieces cut at markers and always knows which block it is in.
interface BlockParser extends ReasoningParser {

    /// What it is cut at.
    List<String> markers();

    /// Takes a piece of the text cut at the markers.
    void accept(Piece piece, List<ReasoningEvent> events);

    /// Whether the text so far ended in reasoning.
    boolean isReasoning();

    /// A scanner for the markers in this request's output.
    static MarkerScanner scanner(List<String> markers, ReasoningRequest request) {
        return request.tokenizer()
                .map(tokenizer -> MarkerScanner.of(markers, tokenizer))
                .orElseGet(() -> MarkerScanner.of(markers));
    }

    /// How many ids of one reply are reasoning; special tokens are not counted.
    ///
    /// @param parsers makes the parser
    static int count(
            Function<ReasoningRequest, BlockParser> parsers,
            int[] output,
            PromptState prompt,
            Tokenizer tokenizer) {
        BlockParser parser =
                parsers.apply(
                        new ReasoningRequest(
                                prompt,
                                JsonNodeFactory.instance.objectNode(),
                                Optional.of(tokenizer)));
        MarkerScanner scanner = MarkerScanner.of(parser.markers(), tokenizer);
        Detokenizer detokenizer =
                tokenizer.detokenizer(
                        new int[0],
                        new DetokenizerOptions(
                                SpecialTokens.KEEP, DetokenizerOptions.Spacing.TIGHT));
        int count = 0;
        for (int id : output) {
            scanner.push(detokenizer.push(id))
                    .forEach(piece -> parser.accept(piece, new ArrayList<>()));
            count += parser.isReasoning() && !tokenizer.isSpecial(id) ? 1 : 0;
        }
        return count;
    }
}
