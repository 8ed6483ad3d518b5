/// Reasoning formats shipped with Parley.
///
/// @provides dev.parley.api.reasoning.ReasoningParserProvider one per `--reasoning-parser` name
module dev.parley.parsers.reasoning {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.reasoning.ReasoningParserProvider with
            dev.parley.parsers.reasoning.append.MinimaxM2AppendThinkReasoningParserProvider,
            dev.parley.parsers.reasoning.block.CohereCommand3ReasoningParserProvider,
            dev.parley.parsers.reasoning.block.CohereCommand4ReasoningParserProvider,
            dev.parley.parsers.reasoning.block.InklingReasoningParserProvider,
            dev.parley.parsers.reasoning.block.MuseGlimmerReasoningParserProvider,
            dev.parley.parsers.reasoning.block.OpenaiGptossReasoningParserProvider,
            dev.parley.parsers.reasoning.gemma.Gemma4ReasoningParserProvider,
            dev.parley.parsers.reasoning.minicpm.MinicpmvReasoningParserProvider,
            dev.parley.parsers.reasoning.single.DeepseekR1ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.DeepseekV3ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.Ernie45ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.GraniteReasoningParserProvider,
            dev.parley.parsers.reasoning.single.Holo2ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.HunyuanA13bReasoningParserProvider,
            dev.parley.parsers.reasoning.single.HyV3ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.HyV4ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.K2HorizonReasoningParserProvider,
            dev.parley.parsers.reasoning.single.KimiK3ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.MinimaxM2ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.MinimaxM3ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.Olmo3ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.PoolsideV1ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.Step3ReasoningParserProvider,
            dev.parley.parsers.reasoning.single.ThinkReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.DeepseekV41ReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.DeepseekV4ReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.Glm47ReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.GraniteThinkingReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.KimiK2ReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.MistralReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.NemotronV3ReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.Plamo3ReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.Qwen3ReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.SeedOssReasoningParserProvider,
            dev.parley.parsers.reasoning.swallow.Step3p5ReasoningParserProvider,
            dev.parley.parsers.reasoning.template.HfReasoningParserProvider;
}
