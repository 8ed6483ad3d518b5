package dev.parley.router.generate.output;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.TextChunk;
import dev.parley.router.generate.sampling.TextOptions;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// One choice of a reply: takes the engine's outputs token by token and tells a listener what each
/// one brought. Mutable; one thread.
public final class Choice {

    private static final int CONTEXT = 4;

    private final int index;
    private final TextStage text;
    private final ParserStage parsers;
    private final Optional<TokenScorer> scorer;
    private final ChoiceDelta delta = new ChoiceDelta();
    private final IntList tokens = new IntList();
    private @Nullable PromptOutput prompt;
    private @Nullable ScoredToken scores;
    private @Nullable Ending ending;

    /// What is told of a choice.
    public interface Listener {

        /// A token was taken, or the choice ended without one.
        ///
        /// @param choice has the new delta and scores, valid during the call, and maybe its ending
        void taken(Choice choice);

        /// All of one output was taken; nothing more is known for now.
        void settled(Choice choice);
    }

    /// A choice that has not begun.
    ///
    /// @param index in the reply, and of its request in the generation
    /// @param scorer present when log-probabilities are wanted
    public Choice(
            int index,
            Detokenizer detokenizer,
            TextOptions options,
            ParserStage parsers,
            Optional<TokenScorer> scorer) {
        this.index = index;
        this.text = new TextStage(detokenizer, options);
        this.parsers = parsers;
        this.scorer = scorer;
    }

    /// Its place in the reply.
    public int index() {
        return index;
    }

    /// What the last step brought.
    public ChoiceDelta delta() {
        return delta;
    }

    /// All ids so far.
    public IntList tokens() {
        return tokens;
    }

    /// The scores of the last token, when asked for.
    public Optional<ScoredToken> scores() {
        return Optional.ofNullable(scores);
    }

    /// How many characters at the start of its reasoning a whole reply leaves out; known after the end.
    public int reasoningPreamble() {
        return parsers.preamble();
    }

    /// Why it ended; empty while it goes on.
    public Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /// What became of its prompt; known once the first output came.
    public Optional<PromptOutput> prompt() {
        return Optional.ofNullable(prompt);
    }

    /// Takes an output of the engine; a stop string cancels the request.
    public void take(TokenOutput output, Generation generation, Listener listener) {
        if (ending != null) {
            return;
        }
        output.prompt().ifPresent(facts -> prompt = facts);
        int count = output.tokens().length;
        for (int i = 0; i < count && ending == null; i++) {
            Optional<Finish> finish = i == count - 1 ? output.finish() : Optional.empty();
            TokenLogprobs values = i < output.logprobs().size() ? output.logprobs().get(i) : null;
            step(output.tokens()[i], values, finish);
            listener.taken(this);
        }
        if (count == 0 && output.finish().isPresent()) {
            delta.clear();
            scores = null;
            end(Ending.of(output.finish().get()));
            listener.taken(this);
        }
        listener.settled(this);
        if (ending != null && output.finish().isEmpty()) {
            generation.cancel(output.request());
        }
    }

    private void step(int token, @Nullable TokenLogprobs values, Optional<Finish> finish) {
        delta.clear();
        boolean stopToken = finish.filter(end -> end.reason() == Finish.Reason.STOP).isPresent();
        TextChunk chunk = stopToken ? text.pushEnd(token) : text.push(token);
        scores =
                values == null || scorer.isEmpty()
                        ? null
                        : scorer.get().score(values, tokens.last(CONTEXT));
        tokens.add(token);
        parsers.push(chunk, delta);
        if (text.stopString().isPresent()) {
            end(Ending.ofStopString(text.stopString().get()));
        } else if (finish.isPresent()) {
            end(Ending.of(finish.get()));
        }
    }

    private void end(Ending how) {
        ending = how;
        parsers.push(text.finish(), delta);
        parsers.finish(delta);
    }

    /// Runs a generation to its end.
    ///
    /// @param first its first output, already taken from it; empty when there is none
    /// @param choices by request position
    /// @throws InterruptedException when the client left
    public static void run(
            Generation generation,
            Optional<TokenOutput> first,
            List<Choice> choices,
            Listener listener)
            throws InterruptedException {
        Optional<TokenOutput> output = first;
        while (output.isPresent()) {
            choices.get(output.get().request()).take(output.get(), generation, listener);
            output = generation.next();
        }
    }
}
