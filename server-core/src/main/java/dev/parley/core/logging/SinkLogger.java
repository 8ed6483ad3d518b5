package dev.parley.core.logging;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// A logger that writes to the sink. Safe on any thread.
///
/// @param name its full name
/// @param sink where records go
record SinkLogger(String name, LogSink sink) implements System.Logger {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        return sink.takes(name, level);
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String message,
            @Nullable Throwable failure) {
        if (isLoggable(level)) {
            sink.write(
                    new LogRecord(
                            Instant.now(), level, name, translated(bundle, message), failure));
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object... parameters) {
        if (isLoggable(level)) {
            String pattern = translated(bundle, format);
            String message =
                    parameters == null || parameters.length == 0
                            ? pattern
                            : MessageFormat.format(pattern, parameters);
            sink.write(new LogRecord(Instant.now(), level, name, message, null));
        }
    }

    private static String translated(@Nullable ResourceBundle bundle, @Nullable String message) {
        if (message == null) {
            return "";
        }
        if (bundle == null) {
            return message;
        }
        try {
            return bundle.getString(message);
        } catch (MissingResourceException e) {
            return message;
        }
    }
}
