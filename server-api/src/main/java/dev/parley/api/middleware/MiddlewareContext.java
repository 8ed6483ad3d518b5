package dev.parley.api.middleware;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineClient;

import io.micrometer.core.instrument.MeterRegistry;

/// What a middleware is made with.
///
/// @param settings what the operator asked for
/// @param meters where its metrics are registered
/// @param engine the running engine; its tasks tell which routes there are
/// @param load the requests in work, for the filter that counts them
public record MiddlewareContext(
        Settings settings, MeterRegistry meters, EngineClient engine, ServerLoad load) {}
