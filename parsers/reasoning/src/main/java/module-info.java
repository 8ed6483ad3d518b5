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
            dev.parley.parsers.reasoning.block.OpenaiGptossReasoningParserProvider,
            dev.parley.parsers.reasoning.span.DeepseekR1ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.DeepseekV3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.DeepseekV41ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.DeepseekV4ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Ernie45ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Glm47ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.GraniteReasoningParserProvider,
            dev.parley.parsers.reasoning.span.GraniteThinkingReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Holo2ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.HunyuanA13bReasoningParserProvider,
            dev.parley.parsers.reasoning.span.HyV3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.HyV4ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.KimiK2ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.KimiK3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.MinicpmvReasoningParserProvider,
            dev.parley.parsers.reasoning.span.MinimaxM2ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.MinimaxM3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.MistralReasoningParserProvider,
            dev.parley.parsers.reasoning.span.NemotronV3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Olmo3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Plamo3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.PoolsideV1ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Qwen3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.SeedOssReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Step3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Step3p5ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.ThinkReasoningParserProvider;
}
