package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.parsers.reasoning.span.SpanFormat.Need;

import java.util.Optional;

/// A provider whose format is a span: everything follows from the declaration.
public interface SpanProvider extends ReasoningParserProvider {

    /// The format's declaration.
    SpanFormat format();

    /// The format as a model writes it; the declaration, where all write it alike.
    ///
    /// @param tokenizer the model's, where one is known
    default SpanFormat format(Optional<Tokenizer> tokenizer) {
        return format();
    }

    @Override
    default PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return SpanPrompt.inspect(format(Optional.of(tokenizer)), prompt, tokenizer);
    }

    @Override
    default ReasoningParser create(ReasoningRequest request) {
        return new SpanParser(format(request.tokenizer()), request);
    }

    @Override
    default int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return SpanTokens.count(format(Optional.of(tokenizer)), output, prompt, tokenizer);
    }

    @Override
    default int reasoningTokens(int[] output, ReasoningRequest request, Tokenizer tokenizer) {
        return SpanTokens.count(format(Optional.of(tokenizer)), output, request, tokenizer);
    }

    @Override
    default ParserAdjustment adjustment() {
        return format().specials().need() == Need.AS_REQUESTED
                ? ParserAdjustment.NONE
                : ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }
}
