package dev.parley.core.logging;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.SimpleFormatter;

/// Takes what libraries log through `java.util.logging`.
final class JulBridge extends Handler {

    private final LogSink sink;
    private final SimpleFormatter messages = new SimpleFormatter();

    JulBridge(LogSink sink) {
        this.sink = sink;
    }

    @Override
    public void publish(java.util.logging.@Nullable LogRecord record) {
        if (record == null) {
            return;
        }
        String logger = record.getLoggerName() == null ? "" : record.getLoggerName();
        System.Logger.Level level = level(record.getLevel());
        if (sink.takes(logger, level)) {
            Instant time = record.getInstant();
            sink.write(
                    new LogRecord(
                            time,
                            level,
                            logger,
                            messages.formatMessage(record),
                            record.getThrown()));
        }
    }

    @Override
    public void flush() {
        // Every record is written at once.
    }

    @Override
    public void close() {
        // The sink outlives the handler.
    }

    private static System.Logger.Level level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return System.Logger.Level.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return System.Logger.Level.WARNING;
        }
        if (value >= Level.INFO.intValue()) {
            return System.Logger.Level.INFO;
        }
        return value >= Level.FINE.intValue()
                ? System.Logger.Level.DEBUG
                : System.Logger.Level.TRACE;
    }
}
