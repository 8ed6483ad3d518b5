package dev.parley.api.middleware;

import dev.parley.api.Settings;

import io.micrometer.core.instrument.MeterRegistry;

/// What a middleware is made with.
///
/// @param settings what the operator asked for
/// @param meters where its metrics are registered
public record MiddlewareContext(Settings settings, MeterRegistry meters) {}
