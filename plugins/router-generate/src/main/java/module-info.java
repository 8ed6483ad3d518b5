/// The generation routes: chat completions, completions, models, tokenize and detokenize.
///
/// @provides dev.parley.api.command.CommandProvider the command `render`
/// @provides dev.parley.api.tool.ToolParserProvider what reads calls that were demanded as plain JSON
/// @provides dev.parley.api.router.TaskRouter the router `generate`, mounted for engines that generate text
module dev.parley.router.generate {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.command.CommandProvider with
            dev.parley.router.generate.chat.RenderCommand;
    provides dev.parley.api.router.TaskRouter with
            dev.parley.router.generate.GenerateRouter;
    provides dev.parley.api.tool.ToolParserProvider with
            dev.parley.router.generate.forced.ForcedJsonToolParserProvider;
}
