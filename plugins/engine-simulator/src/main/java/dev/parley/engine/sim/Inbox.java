package dev.parley.engine.sim;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Commands for the pacing thread; many threads put, one takes. What it holds is bounded by
/// [QueueLimit]: each request brings one command to submit and few to end it.
final class Inbox {

    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /// Puts a command.
    ///
    /// @return false when nobody takes commands any more; then it is not put
    boolean put(Command command) {
        if (closed) {
            return false;
        }
        commands.add(command);
        return !closed || !commands.remove(command);
    }

    /// Waits for a command and takes all that are there.
    ///
    /// @param nanos longest wait; none when not positive
    void await(long nanos, Consumer<Command> target) throws InterruptedException {
        Command command = commands.poll(nanos, TimeUnit.NANOSECONDS);
        while (command != null) {
            target.accept(command);
            command = commands.poll();
        }
    }

    /// Refuses commands from now on and takes those that came before.
    void close(Consumer<Command> target) {
        closed = true;
        Command command = commands.poll();
        while (command != null) {
            target.accept(command);
            command = commands.poll();
        }
    }
}
