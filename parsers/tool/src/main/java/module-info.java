/// Tool-call formats shipped with Parley.
///
/// @provides dev.parley.api.tool.ToolParserProvider one per `--tool-call-parser` name
module dev.parley.parsers.tool {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.tool.ToolParserProvider with
            dev.parley.parsers.tool.hermes.HermesToolParserProvider;
}
