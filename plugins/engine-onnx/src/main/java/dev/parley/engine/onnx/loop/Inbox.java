package dev.parley.engine.onnx.loop;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Commands for the engine thread. Lock-free; many threads put, one takes. What it holds is bounded by
/// [QueueLimit], which admits requests: each brings one command to submit and at most one to end it.
final class Inbox {

    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    private volatile @Nullable Thread sleeper;

    /// Puts a command.
    ///
    /// @return false when nobody takes commands any more; then it is not put
    boolean put(Command command) {
        if (closed) {
            return false;
        }
        commands.add(command);
        if (closed && commands.remove(command)) {
            return false;
        }
        Thread waiting = sleeper;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
        return true;
    }

    /// Takes everything that is there. Engine thread.
    void drain(Consumer<Command> target) {
        Command command = commands.poll();
        while (command != null) {
            target.accept(command);
            command = commands.poll();
        }
    }

    /// Blocks until something is there. Engine thread.
    void await() {
        sleeper = Thread.currentThread();
        while (commands.isEmpty()) {
            LockSupport.park(this);
        }
        sleeper = null;
    }

    /// Refuses commands from now on and takes those that came before. Engine thread.
    void close(Consumer<Command> target) {
        closed = true;
        drain(target);
    }
}
