package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningMarkers;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.parsers.reasoning.span.SpanFormat.Need;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Optional;

/// A provider whose format is a span: everything follows from the declaration.
public interface SpanProvider extends ReasoningParserProvider {

    /// The format's declaration.
    SpanFormat format();

    /// The format as a request's model writes it; the declaration, where all write it alike.
    default SpanFormat format(ReasoningRequest request) {
        return format();
    }

    @Override
    default PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return inspect(prompt, plainRequest(PromptState.UNMARKED, tokenizer), tokenizer);
    }

    @Override
    default PromptState inspect(int[] prompt, ReasoningRequest request, Tokenizer tokenizer) {
        return SpanPrompt.inspect(format(request), prompt, tokenizer);
    }

    @Override
    default ReasoningParser create(ReasoningRequest request) {
        SpanFormat format = format(request);
        SpanParser parser = new SpanParser(format, request);
        return UnendedParser.isDue(format, request)
                ? new UnendedParser(parser, format.unended())
                : parser;
    }

    @Override
    default int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return reasoningTokens(output, plainRequest(prompt, tokenizer), tokenizer);
    }

    @Override
    default int reasoningTokens(int[] output, ReasoningRequest request, Tokenizer tokenizer) {
        return SpanTokens.count(format(request), output, request, tokenizer);
    }

    @Override
    default ReasoningGate gate(ReasoningRequest request, Tokenizer tokenizer) {
        ReasoningRequest known = request.withTokenizer(tokenizer);
        return new SpanGate(format(known), known, tokenizer);
    }

    @Override
    default Optional<ReasoningMarkers> markers(Tokenizer tokenizer) {
        SpanFormat format = format(plainRequest(PromptState.UNMARKED, tokenizer));
        return Optional.of(
                new ReasoningMarkers(format.starts().getFirst(), format.ends().getFirst()));
    }

    @Override
    default ParserAdjustment adjustment() {
        return format().specials().need() == Need.AS_REQUESTED
                ? ParserAdjustment.NONE
                : ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    private static ReasoningRequest plainRequest(PromptState prompt, Tokenizer tokenizer) {
        return new ReasoningRequest(
                prompt, JsonNodeFactory.instance.objectNode(), Optional.of(tokenizer));
    }
}
