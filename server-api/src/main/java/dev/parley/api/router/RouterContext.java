package dev.parley.api.router;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.tool.ToolParserProvider;

import io.micrometer.core.instrument.MeterRegistry;

import java.util.Optional;

/// What a router works with. Constant while the server runs, safe on any thread.
public interface RouterContext {

    /// The running engine.
    EngineClient engine();

    /// The served model.
    ServedModel model();

    /// Its tokenizer and templates.
    TextProcessing text();

    /// The tool parser of `--tool-call-parser`.
    Optional<ToolParserProvider> toolParser();

    /// The reasoning parser of `--reasoning-parser`.
    Optional<ReasoningParserProvider> reasoningParser();

    /// The backend for structured outputs.
    Optional<StructuredOutputBackend> structuredOutputs();

    /// JSON in, JSON and event streams out.
    HttpJson http();

    /// What the operator asked for.
    Settings settings();

    /// Where metrics are registered.
    MeterRegistry meters();

    /// The metrics page and the request counter.
    Operations operations();
}
