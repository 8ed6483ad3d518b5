package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;

import java.util.Map;

/// The blocks of Inkling:
///
/// ```
/// <|message_model|><|content_thinking|>The user greets me.<|end_message|>
/// <|message_model|><|content_text|>Hello!<|end_message|>
/// ```
///
/// Thoughts are joined, without white space at their end. All other blocks are content; calls keep
/// their markers. Text between the marker of a message and that of its block is dropped, unless the
/// message ends there: it is content then.
public final class InklingReasoningParserProvider implements ReasoningParserProvider {

    private static final Map<String, PromptState> LANDMARKS =
            Map.of(
                    InklingParser.THOUGHT, PromptState.OPEN,
                    InklingParser.MESSAGE, PromptState.UNMARKED,
                    InklingParser.TEXT, PromptState.CLOSED,
                    InklingParser.STOP, PromptState.CLOSED);

    @Override
    public String name() {
        return "inkling";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        String text = tokenizer.decode(prompt, SpecialTokens.KEEP);
        return LANDMARKS.entrySet().stream()
                .filter(landmark -> text.contains(landmark.getKey()))
                .max(
                        (a, b) ->
                                Integer.compare(
                                        text.lastIndexOf(a.getKey()), text.lastIndexOf(b.getKey())))
                .map(Map.Entry::getValue)
                .orElse(PromptState.UNMARKED);
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new InklingParser(request);
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return BlockParser.count(InklingParser::new, output, prompt, tokenizer);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }
}
