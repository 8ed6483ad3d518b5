package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.JsonWriter;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A stream that writes a comment whenever it was silent for a while, so that no proxy takes it for
/// dead: while the request waits, during its prompt and between tokens.
///
/// Used by one thread, beside a virtual one of its own that writes the comments; a lock keeps their
/// frames apart.
final class KeptAlive implements EventStream {

    private static final System.Logger LOG = System.getLogger(KeptAlive.class.getName());

    private final EventStream stream;
    private final long interval;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long written = System.nanoTime();
    private boolean begun;
    private boolean over;

    /// @param stream begins its reply with the first frame
    /// @param interval of silence before a comment, more than zero
    KeptAlive(EventStream stream, Duration interval) {
        this.stream = stream;
        this.interval = interval.toNanos();
        Thread.ofVirtual().name("parley-keep-alive").start(this::watch);
    }

    /// Ends the comments, and says whether nothing was written yet, not even one of them.
    boolean abandon() {
        lock.lock();
        try {
            stop();
            return !begun;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void data(JsonWriter json) {
        frame(() -> stream.data(json));
    }

    @Override
    public void event(String name, JsonWriter json) {
        frame(() -> stream.event(name, json));
    }

    @Override
    public void comment(String text) {
        frame(() -> stream.comment(text));
    }

    @Override
    public void error(ParleyException error) {
        frame(() -> stream.error(error));
    }

    @Override
    public void done() {
        frame(stream::done);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stop();
            stream.close();
        } finally {
            lock.unlock();
        }
    }

    private void frame(Runnable write) {
        lock.lock();
        try {
            begun = true;
            write.run();
            written = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void stop() {
        over = true;
        changed.signalAll();
    }

    private void watch() {
        lock.lock();
        try {
            while (!over) {
                long left = written + interval - System.nanoTime();
                if (left > 0) {
                    long unused = changed.awaitNanos(left);
                } else {
                    comment("keep-alive");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The stream's own thread finds out by itself that the client has left.
            LOG.log(System.Logger.Level.DEBUG, "no comment could be written", e);
        } finally {
            lock.unlock();
        }
    }
}
