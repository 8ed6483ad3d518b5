package dev.parley.core.plugin;

import dev.parley.api.engine.EngineProvider;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.router.TaskRouter;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.tool.ToolParserProvider;

import java.util.List;

/// Everything that was found at start. Immutable.
///
/// @param engines by `--engine` name
/// @param models bundled models by name
/// @param parsers what reads and constrains a model's output
/// @param middleware filters' makers by name
/// @param routers task routers by name
/// @param layers the boot layer, then every plug-in's
public record Plugins(
        Registry<EngineProvider> engines,
        Registry<BundledModelProvider> models,
        Parsers parsers,
        Registry<MiddlewareProvider> middleware,
        Registry<TaskRouter> routers,
        List<ModuleLayer> layers) {

    /// Copies the list.
    public Plugins {
        layers = List.copyOf(layers);
    }

    /// All registries, in the order in which they are listed.
    public List<Registry<?>> registries() {
        return List.of(
                engines,
                models,
                parsers.tool(),
                parsers.reasoning(),
                parsers.structured(),
                middleware,
                routers);
    }

    /// What reads and constrains a model's output.
    ///
    /// @param tool by `--tool-call-parser` name
    /// @param reasoning by `--reasoning-parser` name
    /// @param structured by backend name
    public record Parsers(
            Registry<ToolParserProvider> tool,
            Registry<ReasoningParserProvider> reasoning,
            Registry<StructuredOutputBackend> structured) {}
}
