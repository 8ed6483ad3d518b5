/// Tool-call formats shipped with Parley.
///
/// @provides dev.parley.api.tool.ToolParserProvider one per `--tool-call-parser` name
module dev.parley.parsers.tool {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.tool.ToolParserProvider with
            dev.parley.parsers.tool.gemma.FunctionGemmaToolParserProvider,
            dev.parley.parsers.tool.gemma.Gemma4ToolParserProvider,
            dev.parley.parsers.tool.hermes.HermesToolParserProvider,
            dev.parley.parsers.tool.pythonic.Llama4PythonicToolParserProvider,
            dev.parley.parsers.tool.pythonic.Olmo3ToolParserProvider,
            dev.parley.parsers.tool.pythonic.PythonicToolParserProvider,
            dev.parley.parsers.tool.xml.DeepseekV32ToolParserProvider,
            dev.parley.parsers.tool.xml.DeepseekV41ToolParserProvider,
            dev.parley.parsers.tool.xml.DeepseekV4ToolParserProvider,
            dev.parley.parsers.tool.xml.GlmToolParserProvider,
            dev.parley.parsers.tool.xml.HunyuanV3ToolParserProvider,
            dev.parley.parsers.tool.xml.MimoToolParserProvider,
            dev.parley.parsers.tool.xml.MinimaxM2ToolParserProvider,
            dev.parley.parsers.tool.xml.PoolsideToolParserProvider,
            dev.parley.parsers.tool.xml.QwenCoderToolParserProvider,
            dev.parley.parsers.tool.xml.SeedOssToolParserProvider;
}
