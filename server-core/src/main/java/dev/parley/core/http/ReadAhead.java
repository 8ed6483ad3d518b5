package dev.parley.core.http;

import io.helidon.webserver.CloseConnectionException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reads a connection ahead of its handler, so that a client that leaves is noticed while the
/// handler neither reads nor writes.
///
/// [#run] belongs to a thread of its own; [#get], [#begin] and [#end] to the connection's thread.
final class ReadAhead implements Runnable, Supplier<byte @Nullable []> {

    private static final System.Logger LOG = System.getLogger(ReadAhead.class.getName());

    private static final int CHUNKS = 8;

    private final Supplier<byte[]> source;
    private final Patience patience;
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private final byte[] wakeUp = new byte[0];
    private volatile boolean ended;
    private volatile boolean finished;
    private volatile @Nullable Exchange exchange;
    private long headDeadline;
    private boolean inHead;

    /// @param source the socket's bytes; null at their end
    ReadAhead(Supplier<byte[]> source, Patience patience) {
        this.source = source;
        this.patience = patience;
    }

    @Override
    public void run() {
        try {
            for (byte[] chunk = source.get(); chunk != null; chunk = source.get()) {
                chunks.put(chunk);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.TRACE, "The connection broke.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        Exchange current = exchange;
        if (current != null) {
            current.clientLeft();
        }
        // The handler looks at `ended` before it waits; a full queue needs no wake-up.
        boolean unused = chunks.offer(wakeUp);
    }

    /// A request's handler starts: from now on its client's leaving interrupts it.
    void begin(Exchange started) {
        inHead = false;
        exchange = started;
        if (ended) {
            started.clientLeft();
        }
    }

    /// The handler is done.
    void end() {
        exchange = null;
    }

    /// Lets the handler's side see the end of the stream as soon as it asks for more. Safe on any
    /// thread.
    void finish() {
        finished = true;
        boolean unused = chunks.offer(wakeUp);
    }

    /// Whether a handler is at work.
    boolean busy() {
        return exchange != null;
    }

    /// The next bytes; null at the end.
    @Override
    public byte @Nullable [] get() {
        try {
            byte[] chunk = finished ? wakeUp : chunks.poll();
            if (chunk == null && !ended) {
                chunk = chunks.poll(remainingPatience(), TimeUnit.NANOSECONDS);
                if (chunk == null) {
                    throw new CloseConnectionException(
                            "The client took too long to send its request.");
                }
            }
            if (exchange == null && !inHead) {
                inHead = true;
                headDeadline = System.nanoTime() + patience.head().toNanos();
            }
            return chunk == wakeUp ? null : chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("Interrupted while waiting for the client.", e);
        }
    }

    private long remainingPatience() {
        if (exchange != null) {
            return patience.body().toNanos();
        }
        return inHead ? headDeadline - System.nanoTime() : patience.idle().toNanos();
    }
}
