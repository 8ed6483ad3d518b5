package dev.parley.core.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns SIGTERM and SIGINT into an orderly end with exit code 0: the JVM's shutdown hook wakes the
/// server's thread and waits until it has stopped. Made on the server's thread.
final class SignalWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SignalWatch.class.getName());

    /// A start that does not let itself be interrupted holds the end of the process up to here.
    private static final long STUCK_START_SECONDS = 10;

    private final Thread server = Thread.currentThread();
    private final CountDownLatch signalled = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("parley-signal").unstarted(this::end);
    private volatile boolean serving;

    SignalWatch() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Blocks until a signal comes. Before this is called a signal interrupts the server's thread.
    void await() throws InterruptedException {
        serving = true;
        signalled.await();
    }

    /// The server has stopped.
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.TRACE, "The process is ending already.", e);
        }
    }

    private void end() {
        signalled.countDown();
        try {
            if (serving) {
                ended.await();
            } else {
                server.interrupt();
                boolean stopped = ended.await(STUCK_START_SECONDS, TimeUnit.SECONDS);
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> stopped ? "Stopped while starting." : "Gave up the start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A JVM that a signal ends would report 128 + the signal's number, for an end that was
        // asked for.
        Runtime.getRuntime().halt(0);
    }
}
