package dev.parley.api.engine;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.api.model.ModelFiles;
import dev.parley.api.text.Tokenizer;

import io.micrometer.core.instrument.MeterRegistry;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// What an engine gets to start with.
///
/// @param model the model's files, valid while the engine lives
/// @param servedName first served model name; the `model_name` tag of metrics
/// @param options sizes and policies
/// @param settings every other flag, for what only this engine knows
/// @param meters where engine metrics are registered
/// @param progress told of loading progress, from the start-up thread
/// @param tokenizer the served tokenizer, which is read beside the engine's start: blocks until it is
///     there; throws [dev.parley.api.StartupFailure] when it cannot be used
public record EngineStart(
        ModelFiles model,
        String servedName,
        EngineOptions options,
        Settings settings,
        MeterRegistry meters,
        Consumer<LoadProgress> progress,
        Supplier<Tokenizer> tokenizer) {

    /// A start without a tokenizer, for engines that need none.
    public EngineStart(
            ModelFiles model,
            String servedName,
            EngineOptions options,
            Settings settings,
            MeterRegistry meters,
            Consumer<LoadProgress> progress) {
        this(
                model,
                servedName,
                options,
                settings,
                meters,
                progress,
                () -> {
                    throw new StartupFailure("The engine was started without a tokenizer.");
                });
    }
}
