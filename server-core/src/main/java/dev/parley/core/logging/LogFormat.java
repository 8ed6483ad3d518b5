package dev.parley.core.logging;

/// How a record is written. Safe on any thread.
sealed interface LogFormat permits LineFormat, JsonFormat {

    /// The record with its line end.
    String format(LogRecord record);
}
