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

/// The format of DeepSeek R1, its distillates and QwQ. The start marker may be missing:
///
/// ```
/// The user greets me.
/// </think>
///
/// Hello!
/// ```
///
/// The first end marker splits; text without one is reasoning, unless the prompt closed the block.
public final class DeepseekR1ReasoningParserProvider implements ReasoningParserProvider {

    private static final SpanFormat FORMAT =
            new SpanFormat(
                    "<think>",
                    "</think>",
                    List.of(),
                    Opening.IMPLIED_UNTIL_MARKED,
                    Strays.TEXT,
                    List.of(),
                    List.of("<|im_start|>", "<|im_end|>", "<｜User｜>", "<｜Assistant｜>"),
                    Specials.AS_REQUESTED,
                    List.of());

    @Override
    public String name() {
        return "deepseek_r1";
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
