package dev.parley.core.logging;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;

import java.time.ZoneId;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Puts the operator's log level and format in force. Only static functions.
public final class LogSetup {

    private LogSetup() {}

    /// Applies `log-level` and `log-format` to everything that is logged from now on. May be called
    /// again.
    ///
    /// @throws StartupFailure when a value is unknown
    public static void apply(Settings settings) {
        System.Logger.Level level = level(settings.text("log-level").orElse("info"));
        LogFormat format = format(settings.text("log-format").orElse("text"));
        LogSink sink =
                System.LoggerFinder.getLoggerFinder() instanceof ParleyLoggerFinder finder
                        ? finder.sink()
                        : LogSink.standardError();
        sink.configure(level, format);
        bridge(sink, level);
    }

    private static void bridge(LogSink sink, System.Logger.Level level) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(
                level == System.Logger.Level.TRACE || level == System.Logger.Level.DEBUG
                        ? Level.FINER
                        : Level.INFO);
        root.addHandler(new JulBridge(sink));
    }

    private static System.Logger.Level level(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "trace" -> System.Logger.Level.TRACE;
            case "debug" -> System.Logger.Level.DEBUG;
            case "info" -> System.Logger.Level.INFO;
            case "warning", "warn" -> System.Logger.Level.WARNING;
            case "error", "critical" -> System.Logger.Level.ERROR;
            default ->
                    throw new StartupFailure(
                            "--log-level: there is no '%s'. Known: trace, debug, info, warning, error, critical."
                                    .formatted(name));
        };
    }

    private static LogFormat format(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "text" -> new LineFormat(ZoneId.systemDefault());
            case "json" -> new JsonFormat(ZoneId.systemDefault());
            default ->
                    throw new StartupFailure(
                            "--log-format: there is no '%s'. Known: text, json.".formatted(name));
        };
    }
}
