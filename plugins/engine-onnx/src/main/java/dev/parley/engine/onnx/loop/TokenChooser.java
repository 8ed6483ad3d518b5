package dev.parley.engine.onnx.loop;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.TokenOutput;
import dev.parley.engine.onnx.kv.TokenHistory;
import dev.parley.engine.onnx.metrics.EngineMetrics;
import dev.parley.engine.onnx.metrics.FinishedRequest;
import dev.parley.engine.onnx.sample.Sample;
import dev.parley.engine.onnx.sample.Sampler;
import dev.parley.engine.onnx.schedule.Batch.Share;
import dev.parley.engine.onnx.schedule.Sequence;
import dev.parley.engine.onnx.step.Logits;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Turns a step's logits into tokens, outputs and ends. Belongs to the engine thread.
final class TokenChooser {

    private static final System.Logger LOG = System.getLogger(TokenChooser.class.getName());
    private static final int[] NO_TOKENS = {};
    private static final int MOST_JUMPED = 256;

    private final Sampler sampler;
    private final EngineMetrics metrics;
    private final JumpForward jumps;
    private final float[] row;

    /// @param vocabulary length of a row of logits
    TokenChooser(Sampler sampler, EngineMetrics metrics, JumpForward jumps, int vocabulary) {
        this.sampler = sampler;
        this.metrics = metrics;
        this.jumps = jumps;
        row = new float[vocabulary];
    }

    /// Reads the log-probabilities of the prompt tokens in this step.
    void readPrompt(Share<ActiveRequest> share, Logits logits) {
        ActiveRequest request = share.owner();
        TokenHistory tokens = request.sequence().tokens();
        for (int i = 0; i < share.promptRows(); i++) {
            logits.copyRow(share.logitRow() + i, row);
            int token = tokens.at(share.firstPromptPosition() + i + 1);
            request.addPromptLogprobs(
                    sampler.promptLogprobs(row, token, request.promptLogprobCount()));
        }
    }

    /// Chooses the next token and hands it out.
    ///
    /// @return why the request ends, if it does
    Optional<Finish.Reason> choose(Share<ActiveRequest> share, Logits logits, Outbox outbox) {
        ActiveRequest request = share.owner();
        try {
            request.awaitMask();
            logits.copyRow(share.logitRow() + share.promptRows(), row);
            return take(request, sampler.sample(request.sampling(), row), outbox);
        } catch (ExecutionException e) {
            LOG.log(
                    Level.WARNING,
                    "A constraint failed; its request ends with an error.",
                    e.getCause());
            return failed(request, outbox);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the engine thread was interrupted", e);
        }
    }

    /// Appends and hands out the tokens that the constraint leaves no choice about: sampling each would
    /// give the same. The next step computes them together.
    ///
    /// @return why the request ends, if it does
    Optional<Finish.Reason> jump(ActiveRequest request, Outbox outbox) {
        for (int i = 0; i < MOST_JUMPED && forced(request); i++) {
            Arrays.fill(row, 0f);
            Optional<Finish.Reason> end =
                    take(request, sampler.sample(request.sampling(), row), outbox);
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private boolean forced(ActiveRequest request) {
        return jumps == JumpForward.ON && sampler.needsNoModel(request.sampling());
    }

    /// Says that a request was ended by the server.
    void announceAbort(ActiveRequest request, Outbox outbox) {
        endWithoutToken(request, Finish.Reason.ABORT, outbox);
    }

    /// What metrics want to know of an ended request.
    FinishedRequest summary(ActiveRequest request) {
        Sequence sequence = request.sequence();
        return new FinishedRequest(
                sequence.tokens().promptLength(),
                sequence.cachedTokens(),
                sequence.tokens().outputLength(),
                request.origin().maxTokens(),
                sequence.preemptions(),
                request.times());
    }

    private Optional<Finish.Reason> take(ActiveRequest request, Sample sample, Outbox outbox) {
        if (!request.sampling().permits(sample.token())) {
            announceAbort(request, outbox);
            return Optional.of(Finish.Reason.ABORT);
        }
        boolean complete = request.sampling().complete();
        request.sequence().tokens().append(sample.token());
        measure(request);
        Optional<Finish> finish = request.stopRules().check(request.sequence().tokens());
        if (finish.isEmpty() && complete) {
            finish = Optional.of(Finish.of(Finish.Reason.STOP));
        } else if (finish.isEmpty() && !accepts(request, sample.token())) {
            return failed(request, outbox);
        }
        outbox.add(
                request.origin().generation(),
                new TokenOutput(
                        request.origin().index(),
                        new int[] {sample.token()},
                        sample.logprobs(),
                        request.promptOutput(),
                        finish));
        return finish.map(Finish::reason);
    }

    /// Matchers are plug-ins: what one of them throws ends its request, not the engine.
    private static boolean accepts(ActiveRequest request, int token) {
        try {
            return request.sampling().accept(token);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A constraint failed; its request ends with an error.", e);
            return false;
        }
    }

    private Optional<Finish.Reason> failed(ActiveRequest request, Outbox outbox) {
        endWithoutToken(request, Finish.Reason.ERROR, outbox);
        return Optional.of(Finish.Reason.ERROR);
    }

    private static void endWithoutToken(
            ActiveRequest request, Finish.Reason reason, Outbox outbox) {
        outbox.add(
                request.origin().generation(),
                new TokenOutput(
                        request.origin().index(),
                        NO_TOKENS,
                        List.of(),
                        Optional.empty(),
                        Optional.of(Finish.of(reason))));
    }

    private void measure(ActiveRequest request) {
        long now = System.nanoTime();
        TokenHistory tokens = request.sequence().tokens();
        if (tokens.outputLength() == 1) {
            int cached = request.sequence().cachedTokens();
            metrics.promptDone(tokens.promptLength(), cached, request.times().firstToken(now));
        } else {
            metrics.nextToken(request.times().nextToken(now));
        }
    }
}
