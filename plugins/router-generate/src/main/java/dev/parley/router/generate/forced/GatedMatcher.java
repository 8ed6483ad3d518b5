package dev.parley.router.generate.forced;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.serving.Constraints;
import dev.parley.router.generate.serving.Serving;

import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// Lets anything come while the model reasons; the constraint begins behind it. Called as its parts
/// are: one thread at a time.
public final class GatedMatcher implements TokenMatcher {

    private final ReasoningGate gate;
    private final TokenMatcher matcher;
    private final Opening opening;
    private int words;

    /// What the token that ends reasoning may be.
    public enum Opening {
        /// A marker and nothing else.
        BEHIND_MARKER,
        /// A marker, or the first token of a call.
        OF_CALLS
    }

    /// @param gate says when reasoning is over
    /// @param matcher of the constraint, at its start
    public GatedMatcher(ReasoningGate gate, TokenMatcher matcher, Opening opening) {
        this.gate = gate;
        this.matcher = matcher;
        this.opening = opening;
    }

    /// A matcher behind the reasoning that may follow a prompt nobody rendered here.
    ///
    /// @param arguments the chat template's, as far as they are known
    public static TokenMatcher behind(
            int[] prompt, ObjectNode arguments, Serving serving, TokenMatcher matcher) {
        if (serving.constraints().scope() == Constraints.Scope.WHOLE_OUTPUT) {
            return matcher;
        }
        Tokenizer tokenizer = serving.tokenizer();
        ReasoningRequest request =
                new ReasoningRequest(PromptState.UNMARKED, arguments, Optional.of(tokenizer));
        return serving.context()
                .reasoningParser()
                .map(
                        parser -> {
                            PromptState state = parser.inspect(prompt, request, tokenizer);
                            return parser.gate(request.withPrompt(state), tokenizer);
                        })
                .<TokenMatcher>map(gate -> new GatedMatcher(gate, matcher, Opening.OF_CALLS))
                .orElse(matcher);
    }

    @Override
    public void mask(long[] allowed) {
        words = allowed.length;
        if (gate.open()) {
            matcher.mask(allowed);
        } else {
            Arrays.fill(allowed, -1L);
        }
    }

    @Override
    public boolean accept(int token) {
        if (gate.open()) {
            return matcher.accept(token);
        }
        gate.accept(token);
        if (gate.open() && opening == Opening.OF_CALLS && isFirst(token)) {
            return matcher.accept(token);
        }
        return true;
    }

    private boolean isFirst(int token) {
        long[] allowed = new long[words];
        matcher.mask(allowed);
        return token / Long.SIZE < words && (allowed[token / Long.SIZE] >> token & 1) == 1;
    }

    @Override
    public boolean finished() {
        return gate.open() && matcher.finished();
    }

    @Override
    public OptionalInt onlyToken() {
        return gate.open() ? matcher.onlyToken() : OptionalInt.empty();
    }

    @Override
    public boolean mayEnd() {
        return gate.open() && matcher.mayEnd();
    }
}
