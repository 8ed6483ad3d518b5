package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

/// Reads from a prompt whether a Command model's reply begins inside a thought.
final class CoherePrompt {

    private CoherePrompt() {}

    /// The last marker of the last turn decides.
    static PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        String text = tokenizer.decode(prompt, SpecialTokens.KEEP);
        String turn = text.substring(Math.max(0, text.lastIndexOf("<|CHATBOT_TOKEN|>")));
        int start = turn.lastIndexOf(CohereFormat.THOUGHT_START);
        int end = turn.lastIndexOf(CohereFormat.THOUGHT_END);
        if (start == end) {
            return PromptState.UNMARKED;
        }
        return start > end ? PromptState.OPEN : PromptState.CLOSED;
    }
}
