/// Makes the pages about Parley's modules: the graph, the SPI reference, the registered names.
///
/// Runs in the build with every JAR of the reactor on the module path; not part of the server.
///
/// @uses dev.parley.api.command.CommandProvider to print its name and usage
/// @uses dev.parley.api.engine.EngineProvider to print its name
/// @uses dev.parley.api.middleware.MiddlewareProvider to print its name and order
/// @uses dev.parley.api.model.BundledModelProvider to print its name
/// @uses dev.parley.api.reasoning.ReasoningParserProvider to print its names
/// @uses dev.parley.api.router.TaskRouter to print its name and tasks
/// @uses dev.parley.api.structured.StructuredOutputBackend to print its name
/// @uses dev.parley.api.tool.ToolParserProvider to print its names
module dev.parley.docs {
    requires dev.parley.api;
    requires static org.jspecify;

    uses dev.parley.api.command.CommandProvider;
    uses dev.parley.api.engine.EngineProvider;
    uses dev.parley.api.middleware.MiddlewareProvider;
    uses dev.parley.api.model.BundledModelProvider;
    uses dev.parley.api.reasoning.ReasoningParserProvider;
    uses dev.parley.api.router.TaskRouter;
    uses dev.parley.api.structured.StructuredOutputBackend;
    uses dev.parley.api.tool.ToolParserProvider;
}
