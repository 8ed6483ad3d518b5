package dev.parley.engine.onnx.loop;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Carries outputs from the engine thread to one consumer. Lock-free; outputs that the consumer has not
/// taken are merged when it does, and are bounded by the requests' token limits.
final class QueuedGeneration implements Generation {

    private final Inbox inbox;
    private final Queue<TokenOutput> arrived = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread waiter;
    private volatile @Nullable EngineFailed failure;

    /// Everything below belongs to the consumer.
    private final Deque<TokenOutput> ready = new ArrayDeque<>();

    private volatile List<ActiveRequest> requests = List.of();
    private boolean[] done = new boolean[0];
    private int open;

    QueuedGeneration(Inbox inbox) {
        this.inbox = inbox;
    }

    /// Says what it carries; once, before anything is submitted.
    void carry(List<ActiveRequest> members) {
        requests = List.copyOf(members);
        done = new boolean[members.size()];
        open = members.size();
    }

    @Override
    public Optional<TokenOutput> next() throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for tokens");
            }
            EngineFailed failed = failure;
            drain();
            TokenOutput first = ready.poll();
            if (first != null) {
                return Optional.of(merge(first));
            }
            if (open == 0) {
                return Optional.empty();
            }
            if (failed != null) {
                throw new EngineFailed(String.valueOf(failed.getMessage()), failed);
            }
            park();
        }
    }

    @Override
    public void cancel(int request) {
        end(request, Finish.Reason.STOP);
    }

    @Override
    public void abort() {
        requests.forEach(request -> inbox.put(new Command.Abort(request)));
    }

    @Override
    public void close() {
        drain();
        for (int request = 0; request < done.length; request++) {
            end(request, Finish.Reason.ABORT);
        }
    }

    /// Adds an output; the consumer notices when it looks or is woken. Engine thread.
    void post(TokenOutput output) {
        arrived.add(output);
    }

    /// Wakes the consumer if it waits. Engine thread.
    void wake() {
        Thread waiting = waiter;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /// Makes the consumer fail once it has taken what was posted. Engine thread.
    void fail(EngineFailed reason) {
        failure = reason;
        wake();
    }

    private void end(int request, Finish.Reason reason) {
        ready.removeIf(output -> output.request() == request);
        if (!done[request]) {
            done[request] = true;
            open--;
            inbox.put(new Command.End(requests.get(request), reason));
        }
    }

    private void drain() {
        TokenOutput output = arrived.poll();
        while (output != null) {
            if (!done[output.request()]) {
                ready.add(output);
                if (output.finish().isPresent()) {
                    done[output.request()] = true;
                    open--;
                }
            }
            output = arrived.poll();
        }
    }

    private TokenOutput merge(TokenOutput first) {
        if (ready.isEmpty()) {
            return first;
        }
        List<TokenOutput> parts = new ArrayList<>();
        parts.add(first);
        for (Iterator<TokenOutput> others = ready.iterator(); others.hasNext(); ) {
            TokenOutput other = others.next();
            if (other.request() == first.request()) {
                parts.add(other);
                others.remove();
            }
        }
        return new TokenOutput(
                first.request(),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.tokens())).toArray(),
                parts.stream().flatMap(part -> part.logprobs().stream()).toList(),
                first.prompt(),
                parts.getLast().finish());
    }

    private void park() {
        waiter = Thread.currentThread();
        if (arrived.isEmpty() && failure == null) {
            LockSupport.park(this);
        }
        waiter = null;
    }
}
