package dev.parley.core.lifecycle;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.Operations;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.ServedModel;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.core.reload.CurrentParsers;

import io.micrometer.core.instrument.MeterRegistry;

import java.util.Optional;

/// What routers get: the set-up and what was started from it.
///
/// @param setup what the operator asked for
/// @param parsers those of the moment
/// @param engine the running engine
/// @param text the model's text side
/// @param http JSON in and out
/// @param operations the server itself
/// @param meters where metrics go
record RunningContext(
        ServerSetup setup,
        CurrentParsers parsers,
        EngineClient engine,
        TextProcessing text,
        HttpJson http,
        Operations operations,
        MeterRegistry meters)
        implements RouterContext {

    @Override
    public ServedModel model() {
        return setup.model();
    }

    @Override
    public Optional<ToolParserProvider> toolParser() {
        return parsers.tool();
    }

    @Override
    public Optional<ReasoningParserProvider> reasoningParser() {
        return parsers.reasoning();
    }

    @Override
    public Optional<StructuredOutputBackend> structuredOutputs() {
        return setup.parsers().structured();
    }

    @Override
    public Settings settings() {
        return setup.settings();
    }
}
