/// Reasoning formats shipped with Parley.
///
/// @provides dev.parley.api.reasoning.ReasoningParserProvider one per `--reasoning-parser` name
module dev.parley.parsers.reasoning {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.reasoning.ReasoningParserProvider with
            dev.parley.parsers.reasoning.span.DeepseekR1ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.Qwen3ReasoningParserProvider,
            dev.parley.parsers.reasoning.span.ThinkReasoningParserProvider;
}
