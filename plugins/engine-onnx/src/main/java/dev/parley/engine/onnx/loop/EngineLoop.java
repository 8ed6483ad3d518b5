package dev.parley.engine.onnx.loop;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Finish;
import dev.parley.engine.onnx.metrics.EngineMetrics;
import dev.parley.engine.onnx.schedule.Batch;
import dev.parley.engine.onnx.schedule.Batch.Share;
import dev.parley.engine.onnx.schedule.Scheduler;
import dev.parley.engine.onnx.schedule.Totals;
import dev.parley.engine.onnx.step.Logits;
import dev.parley.engine.onnx.step.ModelExecutor;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/// Runs the engine: takes commands, plans a step, runs the model, chooses tokens, hands them out.
///
/// Fields after `status` belong to the loop thread; nobody else touches them.
final class EngineLoop implements Runnable {

    private static final System.Logger LOG = System.getLogger(EngineLoop.class.getName());

    private final Inbox inbox;
    private final EngineStatus status;
    private final Scheduler<ActiveRequest> scheduler;
    private final ModelExecutor executor;
    private final EngineMetrics metrics;
    private final QueueLimit queueLimit;
    private final TokenChooser chooser;
    private final MaskWorkers maskWorkers = new MaskWorkers();
    private final Outbox outbox = new Outbox();
    private boolean stopping;

    /// What a loop works with; all of it is the loop's from then on, and it closes the executor.
    record Parts(
            Inbox inbox,
            EngineStatus status,
            Scheduler<ActiveRequest> scheduler,
            ModelExecutor executor,
            TokenChooser chooser,
            EngineMetrics metrics,
            QueueLimit queueLimit) {}

    EngineLoop(Parts parts) {
        inbox = parts.inbox();
        status = parts.status();
        scheduler = parts.scheduler();
        executor = parts.executor();
        chooser = parts.chooser();
        metrics = parts.metrics();
        queueLimit = parts.queueLimit();
    }

    @Override
    public void run() {
        try (maskWorkers;
                executor) {
            while (!stopping) {
                step();
            }
            inbox.close(this::apply);
            abortAll();
        } catch (Throwable fatal) {
            fail(fatal);
        }
    }

    private void step() {
        inbox.drain(this::apply);
        Batch<ActiveRequest> batch = scheduler.plan();
        publish();
        outbox.flush();
        if (!batch.isEmpty()) {
            start(batch);
            commit(batch, executor.execute(batch.plan()));
        } else if (scheduler.waiting() > 0) {
            throw new IllegalStateException("requests wait but none can run");
        } else if (!stopping) {
            inbox.await();
        }
    }

    private void apply(Command command) {
        switch (command) {
            case Command.Submit(var requests) -> requests.forEach(this::admit);
            case Command.End(var request, var reason) -> end(request, reason);
            case Command.Abort(var request) -> abort(request);
            case Command.ResetPrefixCache() -> scheduler.resetPrefixCache();
            case Command.Stop() -> stopping = true;
        }
    }

    private void admit(ActiveRequest request) {
        if (!request.isEnded()) {
            scheduler.admit(request);
        }
    }

    private void start(Batch<ActiveRequest> batch) {
        long now = System.nanoTime();
        for (Share<ActiveRequest> share : batch.shares()) {
            ActiveRequest request = share.owner();
            if (request.start(now)) {
                queueLimit.leave(1, request.sequence().tokens().promptLength());
            }
            if (share.sampleRows() > 0 && request.sampling().constrained()) {
                request.masking(maskWorkers.submit(request.sampling()::prepareMask));
            }
        }
    }

    private void commit(Batch<ActiveRequest> batch, Logits logits) {
        for (Share<ActiveRequest> share : batch.shares()) {
            ActiveRequest request = share.owner();
            scheduler.advance(request);
            chooser.readPrompt(share, logits);
            if (share.sampleRows() > 0) {
                chooser.choose(share, logits, outbox)
                        .or(() -> chooser.jump(request, outbox))
                        .ifPresent(reason -> end(request, reason));
            }
        }
        Totals totals = scheduler.takeTotals();
        metrics.stepDone(totals.preemptions(), totals.prefixQueries(), totals.prefixHits());
        publish();
        outbox.flush();
    }

    private void end(ActiveRequest request, Finish.Reason reason) {
        if (!request.end()) {
            return;
        }
        scheduler.remove(request);
        int outputTokens = request.sequence().tokens().outputLength();
        if (!request.isStarted()) {
            queueLimit.leave(1, request.sequence().tokens().promptLength());
        } else if (outputTokens > 0 && reason != Finish.Reason.ABORT) {
            metrics.finished(chooser.summary(request));
        }
        metrics.ended(reason);
        ChoiceGroup group = request.origin().group();
        if (group.ended(outputTokens)) {
            metrics.choicesDone(group.size(), group.mostTokens());
        }
    }

    private void publish() {
        status.publish(
                new EngineStats(scheduler.running(), scheduler.waiting(), scheduler.cacheUsage()));
    }

    private List<ActiveRequest> all() {
        List<ActiveRequest> all = new ArrayList<>();
        scheduler.forEach(all::add);
        return all;
    }

    private void abortAll() {
        all().forEach(this::abort);
        publish();
        outbox.flush();
    }

    private void abort(ActiveRequest request) {
        if (!request.isEnded()) {
            end(request, Finish.Reason.ABORT);
            chooser.announceAbort(request, outbox);
        }
    }

    private void fail(Throwable fatal) {
        EngineFailed failed =
                new EngineFailed("The engine failed and takes no more requests.", fatal);
        status.died(failed);
        LOG.log(Level.ERROR, "The engine failed; every request ends with an error.", fatal);
        outbox.flush();
        inbox.close(
                command -> {
                    if (command instanceof Command.Submit(var requests)) {
                        requests.forEach(request -> request.origin().generation().fail(failed));
                    }
                });
        scheduler.forEach(request -> request.origin().generation().fail(failed));
    }
}
