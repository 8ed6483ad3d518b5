package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Specials;
import dev.parley.parsers.reasoning.span.SpanFormat.Strays;

import java.util.List;

/// Parley's own reading of `<think>` for models that reason only where it helps:
///
/// ```
/// <think>
/// 3 + 4 = 7
/// </think>
///
/// 3 + 4 = 7.
/// ```
///
/// A leading block is reasoning, text without one is content. White space in front of the start
/// marker is dropped; without an end marker all the rest is reasoning.
public final class ThinkReasoningParserProvider implements ReasoningParserProvider {

    private static final SpanFormat FORMAT =
            new SpanFormat(
                    "<think>",
                    "</think>",
                    List.of(),
                    Opening.MARKED,
                    Strays.TEXT,
                    List.of(),
                    SpanFormat.CHAT_ML,
                    Specials.AS_REQUESTED,
                    List.of());

    @Override
    public String name() {
        return "think";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return SpanPrompt.inspect(FORMAT, prompt, tokenizer);
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new SpanParser(FORMAT, request);
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return SpanTokens.count(FORMAT, output, prompt, tokenizer);
    }

    @Override
    public int reasoningTokens(int[] output, ReasoningRequest request, Tokenizer tokenizer) {
        return SpanTokens.count(FORMAT, output, request, tokenizer);
    }
}
