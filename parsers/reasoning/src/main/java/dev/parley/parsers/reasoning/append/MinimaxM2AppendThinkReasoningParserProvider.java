package dev.parley.parsers.reasoning.append;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;
import dev.parley.parsers.reasoning.gate.MarkerGate;

import java.util.List;

/// MiniMax M2 for clients that want its reasoning inside the content. The template opens the block,
/// so that the model writes
///
/// ```
/// The user greets me.
/// </think>
///
/// Hello!
/// ```
///
/// and the content is all of it, with `<think>` in front. There is no reasoning.
public final class MinimaxM2AppendThinkReasoningParserProvider implements ReasoningParserProvider {

    @Override
    public String name() {
        return "minimax_m2_append_think";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        String text = tokenizer.decode(prompt, SpecialTokens.KEEP);
        int start = text.lastIndexOf("<think>");
        int end = text.lastIndexOf("</think>");
        if (start == end) {
            return PromptState.UNMARKED;
        }
        return start > end ? PromptState.OPEN : PromptState.CLOSED;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new AppendThinkParser();
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return 0;
    }

    @Override
    public ReasoningGate gate(ReasoningRequest request, Tokenizer tokenizer) {
        return MarkerGate.of(request.prompt(), List.of("</think>"), tokenizer);
    }
}
