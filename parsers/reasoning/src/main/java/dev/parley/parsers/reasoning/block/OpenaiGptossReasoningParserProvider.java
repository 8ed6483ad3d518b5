package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;

/// The messages of gpt-oss, known as harmony. The prompt ends with `<|start|>assistant`:
///
/// ```
/// <|channel|>analysis<|message|>The user greets me.<|end|>
/// <|start|>assistant<|channel|>final<|message|>Hello!<|return|>
/// ```
///
/// The analysis channel is reasoning. The final channel is content, and so is a commentary without
/// recipient; a message with one is a call and left out.
/// A tool parser gets all messages but the thoughts, as they are. Messages of one kind are joined with a
/// newline. Text without any message is content. A grammar covers all messages, so that a prompt
/// always counts as one whose reasoning is over.
public final class OpenaiGptossReasoningParserProvider implements ReasoningParserProvider {

    @Override
    public String name() {
        return "openai_gptoss";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return PromptState.CLOSED;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new HarmonyParser(request);
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return BlockParser.count(HarmonyParser::new, output, prompt, tokenizer);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }
}
