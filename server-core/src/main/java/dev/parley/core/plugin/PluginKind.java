package dev.parley.core.plugin;

import dev.parley.api.engine.EngineProvider;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.router.TaskRouter;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.tool.ToolParserProvider;

import java.util.List;
import java.util.function.Function;

/// A kind of plug-in.
///
/// @param label in the operator's words, such as `tool parser`
/// @param service the type that providers implement
/// @param name how a provider tells its name
/// @param aliases how a provider tells its further names
/// @param <P> the service
public record PluginKind<P>(
        String label,
        Class<P> service,
        Function<P, String> name,
        Function<P, List<String>> aliases) {

    /// Engines.
    public static final PluginKind<EngineProvider> ENGINE =
            named("engine", EngineProvider.class, EngineProvider::name);

    /// Bundled models.
    public static final PluginKind<BundledModelProvider> MODEL =
            named("bundled model", BundledModelProvider.class, BundledModelProvider::name);

    /// Tool parsers.
    public static final PluginKind<ToolParserProvider> TOOL_PARSER =
            new PluginKind<>(
                    "tool parser",
                    ToolParserProvider.class,
                    ToolParserProvider::name,
                    ToolParserProvider::aliases);

    /// Reasoning parsers.
    public static final PluginKind<ReasoningParserProvider> REASONING_PARSER =
            new PluginKind<>(
                    "reasoning parser",
                    ReasoningParserProvider.class,
                    ReasoningParserProvider::name,
                    ReasoningParserProvider::aliases);

    /// Structured-output backends.
    public static final PluginKind<StructuredOutputBackend> STRUCTURED =
            named(
                    "structured-outputs backend",
                    StructuredOutputBackend.class,
                    StructuredOutputBackend::name);

    /// Middleware.
    public static final PluginKind<MiddlewareProvider> MIDDLEWARE =
            named("middleware", MiddlewareProvider.class, MiddlewareProvider::name);

    /// Routers.
    public static final PluginKind<TaskRouter> ROUTER =
            named("router", TaskRouter.class, TaskRouter::name);

    /// All kinds, in the order in which they are listed.
    static final List<PluginKind<?>> ALL =
            List.of(ENGINE, MODEL, TOOL_PARSER, REASONING_PARSER, STRUCTURED, MIDDLEWARE, ROUTER);

    private static <P> PluginKind<P> named(
            String label, Class<P> service, Function<P, String> name) {
        return new PluginKind<>(label, service, name, provider -> List.of());
    }
}
