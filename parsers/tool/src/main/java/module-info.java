/// Tool-call formats shipped with Parley.
///
/// @provides dev.parley.api.tool.ToolParserProvider one per `--tool-call-parser` name
module dev.parley.parsers.tool {
    requires dev.parley.api;
    requires java.xml;
    requires static org.jspecify;

    provides dev.parley.api.tool.ToolParserProvider with
            dev.parley.parsers.tool.channel.KimiK3ToolParserProvider,
            dev.parley.parsers.tool.channel.MuseGlimmerToolParserProvider,
            dev.parley.parsers.tool.cohere.CohereCommand3ToolParserProvider,
            dev.parley.parsers.tool.cohere.CohereCommand4ToolParserProvider,
            dev.parley.parsers.tool.dots.DotsToolParserProvider,
            dev.parley.parsers.tool.element.MinimaxM3ToolParserProvider,
            dev.parley.parsers.tool.gemma.FunctionGemmaToolParserProvider,
            dev.parley.parsers.tool.gemma.Gemma4ToolParserProvider,
            dev.parley.parsers.tool.granite.Granite20bFcToolParserProvider,
            dev.parley.parsers.tool.granite.Granite4ToolParserProvider,
            dev.parley.parsers.tool.granite.GraniteToolParserProvider,
            dev.parley.parsers.tool.harmony.OpenaiToolParserProvider,
            dev.parley.parsers.tool.header.DeepseekV31ToolParserProvider,
            dev.parley.parsers.tool.header.DeepseekV3ToolParserProvider,
            dev.parley.parsers.tool.header.KimiK2ToolParserProvider,
            dev.parley.parsers.tool.header.Plamo3ToolParserProvider,
            dev.parley.parsers.tool.hermes.Ernie45ToolParserProvider,
            dev.parley.parsers.tool.hermes.HermesToolParserProvider,
            dev.parley.parsers.tool.hermes.LongcatToolParserProvider,
            dev.parley.parsers.tool.horizon.K2HorizonToolParserProvider,
            dev.parley.parsers.tool.inkling.InklingToolParserProvider,
            dev.parley.parsers.tool.llama.Llama3JsonToolParserProvider,
            dev.parley.parsers.tool.minicpm.MiniCpm5ToolParserProvider,
            dev.parley.parsers.tool.mistral.MistralToolParserProvider,
            dev.parley.parsers.tool.pythonic.Lfm2ToolParserProvider,
            dev.parley.parsers.tool.pythonic.Llama4PythonicToolParserProvider,
            dev.parley.parsers.tool.pythonic.Olmo3ToolParserProvider,
            dev.parley.parsers.tool.pythonic.PythonicToolParserProvider,
            dev.parley.parsers.tool.tagged.ApertusToolParserProvider,
            dev.parley.parsers.tool.tagged.Gigachat3ToolParserProvider,
            dev.parley.parsers.tool.tagged.HunyuanA13bToolParserProvider,
            dev.parley.parsers.tool.tagged.InternlmToolParserProvider,
            dev.parley.parsers.tool.tagged.JambaToolParserProvider,
            dev.parley.parsers.tool.tagged.Phi4MiniJsonToolParserProvider,
            dev.parley.parsers.tool.tagged.XlamToolParserProvider,
            dev.parley.parsers.tool.template.HfToolParserProvider,
            dev.parley.parsers.tool.xml.DeepseekV32ToolParserProvider,
            dev.parley.parsers.tool.xml.DeepseekV41ToolParserProvider,
            dev.parley.parsers.tool.xml.DeepseekV4ToolParserProvider,
            dev.parley.parsers.tool.xml.GlmToolParserProvider,
            dev.parley.parsers.tool.xml.HunyuanV3ToolParserProvider,
            dev.parley.parsers.tool.xml.HunyuanV4ToolParserProvider,
            dev.parley.parsers.tool.xml.MimoToolParserProvider,
            dev.parley.parsers.tool.xml.MinimaxM2ToolParserProvider,
            dev.parley.parsers.tool.xml.PoolsideToolParserProvider,
            dev.parley.parsers.tool.xml.QwenCoderToolParserProvider,
            dev.parley.parsers.tool.xml.SeedOssToolParserProvider,
            dev.parley.parsers.tool.xml.Step3ToolParserProvider;
}
