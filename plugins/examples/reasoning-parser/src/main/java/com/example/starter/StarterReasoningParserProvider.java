package com.example.starter;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;

/// Reads replies as `<plan>First look it up.</plan>It is 42.`.
public final class StarterReasoningParserProvider implements ReasoningParserProvider {

    static final String OPEN = "<plan>";
    static final String CLOSE = "</plan>";

    /// Called by `ServiceLoader`.
    public StarterReasoningParserProvider() {}

    @Override
    public String name() {
        return "starter";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        String text = tokenizer.decode(prompt, SpecialTokens.KEEP);
        int open = text.lastIndexOf(OPEN);
        int close = text.lastIndexOf(CLOSE);
        if (open == close) {
            return PromptState.UNMARKED;
        }
        return open > close ? PromptState.OPEN : PromptState.CLOSED;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new StarterReasoningParser(request.prompt());
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        StarterReasoningParser parser = new StarterReasoningParser(prompt);
        int count = 0;
        for (int token : output) {
            String text = tokenizer.decode(new int[] {token}, SpecialTokens.KEEP);
            parser.push(TextChunk.of(text));
            count += parser.isReasoning() ? 1 : 0;
        }
        return count;
    }
}
