package dev.parley.core.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// All requests in work, and whether new ones are taken. Safe on any thread.
public final class Exchanges {

    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private volatile boolean refusing;

    /// A server that takes requests.
    public Exchanges() {}

    /// Counts a request in.
    ///
    /// @return false when the server is stopping: the request must be refused
    boolean begin(Exchange exchange) {
        running.add(exchange);
        return !refusing;
    }

    /// Counts a request out.
    void end(Exchange exchange) {
        running.remove(exchange);
        if (refusing && running.isEmpty()) {
            lock.lock();
            try {
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Takes no new requests from now on.
    public void refuseNew() {
        refusing = true;
    }

    /// Whether new requests are refused.
    public boolean refusing() {
        return refusing;
    }

    /// Requests in work.
    public int size() {
        return running.size();
    }

    /// Waits until none is in work; only after [#refuseNew].
    ///
    /// @return whether that came true in time
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!running.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return running.isEmpty();
    }

    /// Gives up on what is in work: replies end with an error as soon as their handlers write again.
    public void abort() {
        running.forEach(Exchange::abort);
    }

    /// Ends handlers that still wait for something.
    public void interrupt() {
        running.forEach(Exchange::interrupt);
    }
}
