package dev.parley.engine.sim;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.engine.TokenOutput.PromptOutput;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Carries outputs from the pacing thread to one consumer. The lock is held for a few instructions
/// only; what the consumer has not taken is merged and bounded by the requests' token limits.
final class SimulatedGeneration implements Generation {

    private final Inbox inbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<PendingOutput> pending = new ArrayList<>();
    private volatile List<SimulatedSequence> sequences = List.of();
    private @Nullable Thread waiter;
    private @Nullable EngineFailed failure;
    private int turn;

    SimulatedGeneration(Inbox inbox) {
        this.inbox = inbox;
    }

    /// Says what it carries; once, before anything is submitted.
    void carry(List<SimulatedSequence> members) {
        sequences = List.copyOf(members);
        for (int i = 0; i < members.size(); i++) {
            pending.add(new PendingOutput(i));
        }
    }

    @Override
    public Optional<TokenOutput> next() throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for tokens");
            }
            lock.lock();
            try {
                PendingOutput ready = ready();
                if (ready != null) {
                    return Optional.of(ready.take());
                }
                if (allOver()) {
                    return Optional.empty();
                }
                if (failure != null) {
                    throw new EngineFailed(String.valueOf(failure.getMessage()), failure);
                }
                waiter = Thread.currentThread();
            } finally {
                lock.unlock();
            }
            LockSupport.park(this);
        }
    }

    @Override
    public void cancel(int request) {
        end(request, Command.Cause.ENOUGH);
    }

    @Override
    public void abort() {
        sequences.forEach(sequence -> inbox.put(new Command.Abort(sequence)));
    }

    @Override
    public void close() {
        for (int request = 0; request < pending.size(); request++) {
            end(request, Command.Cause.LEFT);
        }
    }

    /// Adds facts about a prompt; before its first token. Pacing thread.
    void postPrompt(int request, PromptOutput facts) {
        lock.lock();
        try {
            pending.get(request).prompt(facts);
        } finally {
            lock.unlock();
        }
    }

    /// Adds a token. Pacing thread.
    void post(int request, int token, List<TokenLogprobs> logprobs, Optional<Finish> finish) {
        lock.lock();
        try {
            pending.get(request).add(token, logprobs, finish);
        } finally {
            unlockAndWake();
        }
    }

    /// Adds an end without a token. Pacing thread.
    void postEnd(int request, Finish.Reason reason) {
        lock.lock();
        try {
            pending.get(request).end(reason);
        } finally {
            unlockAndWake();
        }
    }

    /// Makes the consumer fail once it has taken what was posted. Pacing thread.
    void fail(EngineFailed reason) {
        lock.lock();
        try {
            failure = reason;
        } finally {
            unlockAndWake();
        }
    }

    private void unlockAndWake() {
        Thread waiting = waiter;
        waiter = null;
        lock.unlock();
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    private void end(int request, Command.Cause cause) {
        boolean ends;
        lock.lock();
        try {
            ends = !pending.get(request).isOver();
            pending.get(request).drop();
        } finally {
            lock.unlock();
        }
        if (ends) {
            inbox.put(new Command.End(sequences.get(request), cause));
        }
    }

    private boolean allOver() {
        for (PendingOutput output : pending) {
            if (!output.isOver()) {
                return false;
            }
        }
        return true;
    }

    /// The next request after the last one taken that has something.
    private @Nullable PendingOutput ready() {
        for (int i = 0; i < pending.size(); i++) {
            turn = turn + 1 < pending.size() ? turn + 1 : 0;
            if (pending.get(turn).isReady()) {
                return pending.get(turn);
            }
        }
        return null;
    }
}
