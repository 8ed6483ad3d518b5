/// The server of Parley.
///
/// Start it with the main class `dev.parley.core.cli.Main`. Everything that varies is found with
/// `ServiceLoader`: in the boot layer, and in plug-in JARs, each of which gets a module layer of
/// its own. `dev.parley.core.text` calls the native tokenizers of Hugging Face, so this module and
/// `ai.djl.tokenizers` need `--enable-native-access`.
///
/// @uses dev.parley.api.command.CommandProvider commands that modules add, such as `testkit`
/// @uses dev.parley.api.engine.EngineProvider one per `--engine` name
/// @uses dev.parley.api.tool.ToolParserProvider one per `--tool-call-parser` name
/// @uses dev.parley.api.reasoning.ReasoningParserProvider one per `--reasoning-parser` name
/// @uses dev.parley.api.structured.StructuredOutputBackend one per name of a structured-outputs backend
/// @uses dev.parley.api.middleware.MiddlewareProvider filters in front of every route
/// @uses dev.parley.api.router.TaskRouter routes for what the model can do
/// @uses dev.parley.api.model.BundledModelProvider models that come as JARs
/// @provides java.lang.System.LoggerFinder one readable line per event, or JSON
module dev.parley.core {
    requires transitive dev.parley.api;
    requires ai.djl.tokenizers;
    requires info.picocli;
    requires io.helidon.common.buffers;
    requires io.helidon.common.concurrency.limits;
    requires io.helidon.common.configurable;
    requires io.helidon.common.pki;
    requires io.helidon.common.socket;
    requires io.helidon.common.tls;
    requires io.helidon.config;
    requires io.helidon.config.yaml;
    requires java.logging;
    requires java.management;
    requires java.net.http;
    requires jdk.management;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires static org.jspecify;

    uses dev.parley.api.command.CommandProvider;
    uses dev.parley.api.engine.EngineProvider;
    uses dev.parley.api.middleware.MiddlewareProvider;
    uses dev.parley.api.model.BundledModelProvider;
    uses dev.parley.api.reasoning.ReasoningParserProvider;
    uses dev.parley.api.router.TaskRouter;
    uses dev.parley.api.structured.StructuredOutputBackend;
    uses dev.parley.api.tool.ToolParserProvider;

    provides System.LoggerFinder with
            dev.parley.core.logging.ParleyLoggerFinder;
}
