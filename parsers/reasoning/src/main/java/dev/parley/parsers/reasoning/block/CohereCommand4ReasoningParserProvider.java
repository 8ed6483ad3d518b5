package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningMarkers;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.parsers.reasoning.block.CohereFormat.Unmarked;
import dev.parley.parsers.reasoning.gate.MarkerGate;

import java.util.Optional;

/// The blocks of Command A+:
///
/// ```
/// <|START_THINKING|>The user greets me.<|END_THINKING|><|START_TEXT|>Hello <co>you</co: 0:[1]>!<|END_TEXT|>
/// ```
///
/// Tags of citations are left out, white space at the borders of blocks and actions too. A tool
/// parser gets everything but the thoughts as it is. Text without any marker is reasoning.
public final class CohereCommand4ReasoningParserProvider implements ReasoningParserProvider {

    private static final CohereFormat FORMAT =
            new CohereFormat("<|START_TEXT|>", "<|END_TEXT|>", Unmarked.REASONING);

    @Override
    public String name() {
        return "cohere_command4";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return CoherePrompt.inspect(prompt, tokenizer);
    }

    @Override
    public Optional<ReasoningMarkers> markers(Tokenizer tokenizer) {
        return Optional.of(CohereFormat.THOUGHT);
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new CohereParser(FORMAT, request);
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return BlockParser.count(
                request -> new CohereParser(FORMAT, request), output, prompt, tokenizer);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public ReasoningGate gate(ReasoningRequest request, Tokenizer tokenizer) {
        return MarkerGate.of(request.prompt(), FORMAT.ends(), tokenizer);
    }
}
