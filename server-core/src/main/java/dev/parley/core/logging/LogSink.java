package dev.parley.core.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.locks.ReentrantLock;

/// Writes records to one stream, each in one piece. Safe on any thread.
final class LogSink {

    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile System.Logger.Level threshold = System.Logger.Level.INFO;
    private volatile LogFormat format = new LineFormat(ZoneId.systemDefault());

    LogSink(OutputStream out) {
        this.out = out;
    }

    /// Standard error, past any redirection inside the process. Standard output belongs to commands.
    static LogSink standardError() {
        return new LogSink(new FileOutputStream(FileDescriptor.err));
    }

    /// @param level the least serious level that is written
    void configure(System.Logger.Level level, LogFormat records) {
        threshold = level;
        format = records;
    }

    /// Whether such a record is written. Libraries are quieter than the server itself.
    boolean takes(String logger, System.Logger.Level level) {
        int least = threshold.getSeverity();
        if (!logger.startsWith("dev.parley.") && least == System.Logger.Level.INFO.getSeverity()) {
            least = System.Logger.Level.WARNING.getSeverity();
        }
        return level != System.Logger.Level.OFF && level.getSeverity() >= least;
    }

    void write(LogRecord record) {
        byte[] bytes = format.format(record).getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            // Nobody can be told that the log is gone; the server goes on.
            threshold = System.Logger.Level.OFF;
        } finally {
            lock.unlock();
        }
    }
}
