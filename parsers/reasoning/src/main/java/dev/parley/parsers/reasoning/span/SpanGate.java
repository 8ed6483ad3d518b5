package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

/// Opens behind the marker that ends reasoning. Belongs to its choice.
///
/// Behind a prompt that says nothing it is open at once where the format does not await reasoning:
/// content that comes first must be constrained from its first token on.
final class SpanGate implements ReasoningGate {

    private final SpanParser parser;
    private final Detokenizer detokenizer;
    private boolean open;

    SpanGate(SpanFormat format, ReasoningRequest request, Tokenizer tokenizer) {
        parser = new SpanParser(format, request);
        detokenizer =
                tokenizer.detokenizer(
                        new int[0],
                        new DetokenizerOptions(
                                SpecialTokens.KEEP, DetokenizerOptions.Spacing.TIGHT));
        open =
                switch (request.prompt()) {
                    case CLOSED -> true;
                    case OPEN -> parser.isVerbatim();
                    case UNMARKED -> !format.isAwaited(request.templateArguments());
                };
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public void accept(int token) {
        parser.push(detokenizer.push(token));
        open = parser.isPastEnd();
    }
}
