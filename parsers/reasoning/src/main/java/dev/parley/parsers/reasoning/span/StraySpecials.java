package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;
import dev.parley.api.text.Tokenizer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Leaves special tokens out of a text that must hold them only for the parser's sake.
///
/// @param ids the special tokens to leave out
record StraySpecials(Set<Integer> ids) {

    StraySpecials {
        ids = Set.copyOf(ids);
    }

    /// Those of the request's model that mean nothing to the format; none where special tokens are
    /// as the request says.
    static StraySpecials of(SpanFormat format, ReasoningRequest request) {
        return switch (format.specials().need()) {
            case AS_REQUESTED, KEPT -> new StraySpecials(Set.of());
            case LEFT_OUT ->
                    new StraySpecials(
                            request.tokenizer()
                                    .map(tokenizer -> strays(format, tokenizer))
                                    .orElse(Set.of()));
        };
    }

    /// The text without them.
    TextChunk leaveOut(TextChunk text) {
        List<AddedToken> tokens = text.tokens();
        if (ids.isEmpty() || tokens.isEmpty()) {
            return text;
        }
        TextChunk left = TextChunk.of("");
        int from = 0;
        for (AddedToken token : tokens) {
            if (ids.contains(token.id())) {
                left = left.plus(text.substring(from, token.start()));
                from = token.end();
            }
        }
        return left.plus(text.substring(from));
    }

    private static Set<Integer> strays(SpanFormat format, Tokenizer tokenizer) {
        Set<Integer> ids = new HashSet<>(tokenizer.specialIds());
        format.markers().forEach(marker -> tokenizer.tokenId(marker).ifPresent(ids::remove));
        format.specials().terms().forEach(term -> tokenizer.tokenId(term).ifPresent(ids::remove));
        return ids;
    }
}
