package dev.parley.router.generate.beam;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput.PromptOutput;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The search from one prompt, step by step. Mutable; one thread.
final class Search {

    private final BeamPrompt prompt;
    private final List<Beam> retired = new ArrayList<>();
    private List<Beam> live = List.of(Beam.start());
    private @Nullable PromptOutput facts;
    private int steps;

    Search(BeamPrompt prompt) {
        this.prompt = prompt;
    }

    /// Whether no step is left.
    boolean finished() {
        return live.isEmpty() || steps == prompt.plan().maxTokens();
    }

    /// One request per live beam.
    List<GenerationRequest> requests() {
        return live.stream().map(this::request).toList();
    }

    private GenerationRequest request(Beam beam) {
        int[] tokens =
                Arrays.copyOf(prompt.tokens(), prompt.tokens().length + beam.tokens().length);
        System.arraycopy(beam.tokens(), 0, tokens, prompt.tokens().length, beam.tokens().length);
        return new GenerationRequest(
                prompt.id(),
                tokens,
                prompt.plan().step(),
                prompt.priority(),
                prompt.cacheSalt(),
                Optional.empty());
    }

    /// What became of the prompt; of the first step.
    void prompted(PromptOutput output) {
        if (facts == null) {
            facts = output;
        }
    }

    Optional<PromptOutput> facts() {
        return Optional.ofNullable(facts);
    }

    /// Takes what the model says about the next token of each live beam, in order.
    void advance(List<TokenLogprobs> next) {
        List<Beam> candidates = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            extend(live.get(i), next.get(i), candidates);
        }
        candidates.sort(Comparator.comparingDouble(Beam::logprob).reversed());
        live = List.copyOf(candidates.subList(0, Math.min(width(), candidates.size())));
        steps++;
    }

    /// The server ended the requests: the beams stay as they are.
    void abort() {
        live.forEach(
                beam ->
                        retired.add(
                                new Beam(
                                        beam.tokens(),
                                        beam.scores(),
                                        beam.logprob(),
                                        Optional.of(Finish.of(Finish.Reason.ABORT)))));
        live = List.of();
    }

    private void extend(Beam beam, TokenLogprobs next, List<Beam> candidates) {
        boolean sampledListed = false;
        for (int i = 0; i < next.topTokens().length; i++) {
            sampledListed |= next.topTokens()[i] == next.token();
            add(beam, next.topTokens()[i], next.topLogprobs()[i], next, candidates);
        }
        if (!sampledListed) {
            add(beam, next.token(), next.logprob(), next, candidates);
        }
    }

    private void add(
            Beam beam, int token, double value, TokenLogprobs next, List<Beam> candidates) {
        if (prompt.plan().endToken().orElse(-1) == token) {
            retired.add(beam.ended(token, value, next, prompt.plan()));
        } else {
            candidates.add(beam.plus(token, value, next));
        }
    }

    /// The best of all, best first; at most the width.
    List<Beam> best() {
        List<Beam> all = new ArrayList<>(retired);
        all.addAll(live);
        int length = prompt.tokens().length;
        all.sort(
                Comparator.comparingDouble((Beam beam) -> beam.score(length, prompt.plan()))
                        .reversed());
        return all.subList(0, Math.min(width(), all.size()));
    }

    boolean endShown() {
        return prompt.plan().endShown();
    }

    int width() {
        return prompt.plan().width();
    }
}
