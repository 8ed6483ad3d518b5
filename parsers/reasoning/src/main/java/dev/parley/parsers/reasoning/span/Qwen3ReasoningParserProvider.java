package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Specials;
import dev.parley.parsers.reasoning.span.SpanFormat.Strays;

import java.util.List;

/// The format of Qwen3. The start marker may be missing, white space stays as it is:
///
/// ```
/// <think>
/// The user greets me.
/// </think>
///
/// Hello!
/// ```
///
/// A `<tool_call>` ends reasoning too. Text without any marker is reasoning, unless the prompt
/// closed the block or the template argument `enable_thinking` is false.
public final class Qwen3ReasoningParserProvider implements ReasoningParserProvider {

    private static final SpanFormat FORMAT =
            new SpanFormat(
                    "<think>",
                    "</think>",
                    List.of("<tool_call>"),
                    Opening.IMPLIED,
                    Strays.LEFT_OUT,
                    List.of("enable_thinking"),
                    SpanFormat.CHAT_ML,
                    Specials.LEFT_OUT,
                    List.of("</tool_call>"));

    @Override
    public String name() {
        return "qwen3";
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

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }
}
