package dev.parley.core.logging;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One thing to log.
///
/// @param time when
/// @param level how serious
/// @param logger the logger's full name
/// @param message formatted
/// @param failure what to show a trace of
record LogRecord(
        Instant time,
        System.Logger.Level level,
        String logger,
        String message,
        @Nullable Throwable failure) {}
