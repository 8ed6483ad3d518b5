package dev.parley.core.guard;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningMarkers;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Makes guarded reasoning parsers. Safe on any thread.
final class GuardedReasoningParserProvider implements ReasoningParserProvider {

    private final ReasoningParserProvider provider;
    private final ProviderCalls calls;
    private final List<String> aliases;

    GuardedReasoningParserProvider(ReasoningParserProvider provider, ProviderCalls calls) {
        this.provider = provider;
        this.calls = calls;
        aliases = calls.ask(provider::aliases, List.of());
    }

    @Override
    public String name() {
        return calls.culprit().name();
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return calls.ask(() -> provider.inspect(prompt, tokenizer), PromptState.UNMARKED);
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new GuardedReasoningParser(
                calls.ask(() -> provider.create(request), new PlainText.Reasoned()),
                calls.calls(),
                calls.report());
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return bounded(
                calls.ask(() -> provider.reasoningTokens(output, prompt, tokenizer), 0), output);
    }

    @Override
    public int reasoningTokens(int[] output, ReasoningRequest request, Tokenizer tokenizer) {
        return bounded(
                calls.ask(() -> provider.reasoningTokens(output, request, tokenizer), 0), output);
    }

    private static int bounded(int count, int[] output) {
        return Math.clamp(count, 0, output.length);
    }

    @Override
    public ParserAdjustment adjustment() {
        return calls.ask(
                () -> {
                    ParserAdjustment made = provider.adjustment();
                    return Objects.isNull(made.specialTokens()) ? ParserAdjustment.NONE : made;
                },
                ParserAdjustment.NONE);
    }

    @Override
    public Optional<ReasoningMarkers> markers(Tokenizer tokenizer) {
        return calls.ask(() -> provider.markers(tokenizer), Optional.empty());
    }

    @Override
    public ReasoningGate gate(ReasoningRequest request, Tokenizer tokenizer) {
        return new GuardedGate(
                calls.ask(() -> provider.gate(request, tokenizer), new OpenGate()),
                calls.calls(),
                calls.report());
    }

    /// Nothing is watched: the constraint begins at once.
    private record OpenGate() implements ReasoningGate {

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void accept(int token) {
            // It is open already.
        }
    }
}
