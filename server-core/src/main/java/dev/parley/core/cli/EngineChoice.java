package dev.parley.core.cli;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineProvider;
import dev.parley.api.model.ModelFiles;
import dev.parley.core.config.BatchOptions;
import dev.parley.core.config.ModelOptions;
import dev.parley.core.config.Option;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.plugin.Registry;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The engine and its options. Only static functions.
final class EngineChoice {

    private EngineChoice() {}

    /// The engine that the operator names, else the first one by name that can run the model.
    ///
    /// @throws StartupFailure when there is none
    static EngineProvider engine(
            ServerConfig config, Registry<EngineProvider> engines, ModelFiles model) {
        Optional<String> named = config.text(ModelOptions.ENGINE);
        if (named.isPresent()) {
            return engines.require(ModelOptions.ENGINE.flag(), named.get());
        }
        return engines.providers().stream()
                .filter(engine -> engine.supports(model))
                .findFirst()
                .orElseThrow(
                        () ->
                                new StartupFailure(
                                        "%s: no engine can run '%s'; it needs config.json and weights in a form that one of them knows. Engines: %s."
                                                .formatted(
                                                        ModelOptions.SOURCE.flag(),
                                                        model.origin(),
                                                        engines.names().isEmpty()
                                                                ? "none"
                                                                : String.join(
                                                                        ", ", engines.names()))));
    }

    /// Sizes and policies.
    static EngineOptions options(ServerConfig config) {
        return new EngineOptions(
                config.text(ModelOptions.DEVICE).orElseThrow(),
                dtype(config.text(ModelOptions.DTYPE).orElseThrow()),
                whole(config, ModelOptions.THREADS),
                config.number(ModelOptions.SEED).orElseThrow(),
                cache(config),
                scheduling(config));
    }

    private static EngineOptions.Cache cache(ServerConfig config) {
        return new EngineOptions.Cache(
                whole(config, BatchOptions.BLOCK_SIZE).orElseThrow(),
                config.number(BatchOptions.CACHE_BYTES),
                whole(config, BatchOptions.CACHE_BLOCKS),
                config.enabled(BatchOptions.PREFIX_CACHING)
                        ? EngineOptions.PrefixCaching.ON
                        : EngineOptions.PrefixCaching.OFF);
    }

    private static EngineOptions.Scheduling scheduling(ServerConfig config) {
        OptionalInt chunk = whole(config, BatchOptions.PREFILL_CHUNK);
        return new EngineOptions.Scheduling(
                whole(config, ModelOptions.MAX_LENGTH),
                whole(config, BatchOptions.MAX_SEQUENCES).orElseThrow(),
                whole(config, BatchOptions.MAX_TOKENS).orElseThrow(),
                chunk.orElse(0) == 0 ? OptionalInt.empty() : chunk,
                EngineOptions.Policy.valueOf(
                        config.text(BatchOptions.POLICY).orElseThrow().toUpperCase(Locale.ROOT)));
    }

    private static OptionalInt whole(ServerConfig config, Option option) {
        OptionalLong number = config.number(option);
        return number.isPresent()
                ? OptionalInt.of(Math.toIntExact(number.getAsLong()))
                : OptionalInt.empty();
    }

    /// vLLM's further names for two types.
    private static String dtype(String name) {
        return switch (name) {
            case "float" -> "float32";
            case "half" -> "float16";
            default -> name;
        };
    }
}
