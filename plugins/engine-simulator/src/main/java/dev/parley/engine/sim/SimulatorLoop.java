package dev.parley.engine.sim;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.EngineOptions.Scheduling;
import dev.parley.api.engine.Finish;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends every sequence's tokens when they are due; one thread for all of them.
///
/// Fields after `queueLimit` belong to that thread; nobody else touches them.
final class SimulatorLoop implements Runnable {

    private static final System.Logger LOG = System.getLogger(SimulatorLoop.class.getName());

    private static final long IDLE = TimeUnit.HOURS.toNanos(1);

    private final Inbox inbox;
    private final EngineStatus status;
    private final Pace pace;
    private final int maxSequences;
    private final SimulatorMetrics metrics;
    private final QueueLimit queueLimit;
    private final Consumer<Command> apply = this::apply;
    private final Queue<SimulatedSequence> waiting;
    private final Set<SimulatedSequence> running = new LinkedHashSet<>();
    private final PriorityQueue<SimulatedSequence> next =
            new PriorityQueue<>((one, other) -> Long.signum(one.due() - other.due()));
    private boolean stopping;

    /// What a loop works with.
    record Parts(
            Inbox inbox,
            EngineStatus status,
            Pace pace,
            SimulatorMetrics metrics,
            QueueLimit queueLimit) {}

    SimulatorLoop(Parts parts, Scheduling scheduling) {
        inbox = parts.inbox();
        status = parts.status();
        pace = parts.pace();
        metrics = parts.metrics();
        queueLimit = parts.queueLimit();
        maxSequences = scheduling.maxSequences();
        waiting = scheduling.policy() == Policy.PRIORITY ? byPriority() : new ArrayDeque<>();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                turn();
            }
            inbox.close(apply);
            List.copyOf(waiting).forEach(this::abort);
            List.copyOf(running).forEach(this::abort);
            publish();
        } catch (Throwable fatal) {
            fail(fatal);
        }
    }

    private void turn() throws InterruptedException {
        long now = System.nanoTime();
        int sent = 0;
        SimulatedSequence first = next.peek();
        while (first != null && first.due() - now <= 0) {
            next.remove();
            sent += send(first, now);
            first = next.peek();
        }
        if (sent > 0) {
            metrics.tokens(sent);
        }
        admit();
        publish();
        first = next.peek();
        inbox.await(first == null ? IDLE : first.due() - System.nanoTime(), apply);
    }

    private void apply(Command command) {
        switch (command) {
            case Command.Submit(var sequences) -> sequences.forEach(this::queue);
            case Command.End(var sequence, var cause) ->
                    end(
                            sequence,
                            cause == Command.Cause.LEFT ? Finish.Reason.ABORT : Finish.Reason.STOP);
            case Command.Abort(var sequence) -> abort(sequence);
            case Command.Stop() -> stopping = true;
        }
    }

    private void queue(SimulatedSequence sequence) {
        if (sequence.state() == SimulatedSequence.State.WAITING) {
            waiting.add(sequence);
        }
    }

    private void admit() {
        while (running.size() < maxSequences && !waiting.isEmpty() && !stopping) {
            SimulatedSequence sequence = waiting.remove();
            queueLimit.leave(1, sequence.promptLength());
            sequence.start(pace, System.nanoTime());
            running.add(sequence);
            next.add(sequence);
        }
    }

    /// @return how many tokens were sent
    private int send(SimulatedSequence sequence, long now) {
        return switch (sequence.faultNow()) {
            case STALL -> 0;
            case DIE -> throw new IllegalStateException("told to die by --simulator-fault");
            case FAIL -> {
                end(sequence, sequence.end(Finish.Reason.ERROR).reason());
                yield 0;
            }
            case NONE -> {
                step(sequence, now);
                yield 1;
            }
        };
    }

    private void step(SimulatedSequence sequence, long now) {
        sequence.step()
                .ifPresentOrElse(
                        finish -> end(sequence, finish.reason()),
                        () -> {
                            sequence.plan(pace);
                            next.add(sequence);
                        });
        if (sequence.outputLength() == 1) {
            metrics.firstToken(sequence.promptLength(), sequence.age(now));
        }
    }

    private void end(SimulatedSequence sequence, Finish.Reason reason) {
        switch (sequence.state()) {
            case ENDED -> {
                return;
            }
            case WAITING -> {
                waiting.remove(sequence);
                queueLimit.leave(1, sequence.promptLength());
            }
            case RUNNING -> {
                running.remove(sequence);
                next.remove(sequence);
            }
        }
        sequence.ended();
        metrics.ended(reason, sequence.age(System.nanoTime()));
    }

    private void abort(SimulatedSequence sequence) {
        if (sequence.state() != SimulatedSequence.State.ENDED) {
            end(sequence, sequence.end(Finish.Reason.ABORT).reason());
        }
    }

    private void publish() {
        status.publish(running.size(), waiting.size());
    }

    private void fail(Throwable fatal) {
        EngineFailed failed =
                new EngineFailed("The engine failed and takes no more requests.", fatal);
        status.died(failed);
        LOG.log(Level.ERROR, "The engine failed; every request ends with an error.", fatal);
        inbox.close(
                command -> {
                    if (command instanceof Command.Submit(var sequences)) {
                        sequences.forEach(sequence -> sequence.generation().fail(failed));
                    }
                });
        waiting.forEach(sequence -> sequence.generation().fail(failed));
        running.forEach(sequence -> sequence.generation().fail(failed));
    }

    private static Queue<SimulatedSequence> byPriority() {
        return new PriorityQueue<>(
                Comparator.comparingLong(SimulatedSequence::priority)
                        .thenComparingLong(SimulatedSequence::serial));
    }
}
