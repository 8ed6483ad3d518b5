package dev.parley.core.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// `2026-11-25 12:00:00.123 INFO  [parley] message`, traces on the following lines.
final class LineFormat implements LogFormat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /// Short names of whole families of loggers.
    private static final Map<String, String> FAMILIES =
            Map.of(
                    "dev.parley.access",
                    "access",
                    "dev.parley.",
                    "parley",
                    "io.helidon.",
                    "helidon");

    private final ZoneId zone;

    LineFormat(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(128);
        TIME.formatTo(record.time().atZone(zone), line);
        line.append(' ')
                .append(word(record.level()))
                .append(" [")
                .append(family(record.logger()))
                .append("] ");
        line.append(record.message()).append('\n');
        if (record.failure() != null) {
            StringWriter trace = new StringWriter();
            record.failure().printStackTrace(new PrintWriter(trace));
            line.append(trace);
        }
        return line.toString();
    }

    private static String word(System.Logger.Level level) {
        return switch (level) {
            case ERROR, OFF -> "ERROR";
            case WARNING -> "WARN ";
            case INFO, ALL -> "INFO ";
            case DEBUG -> "DEBUG";
            case TRACE -> "TRACE";
        };
    }

    private static String family(String logger) {
        String exact = FAMILIES.get(logger);
        if (exact != null) {
            return exact;
        }
        return FAMILIES.entrySet().stream()
                .filter(
                        family ->
                                family.getKey().endsWith(".") && logger.startsWith(family.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(logger);
    }
}
