/// Reasoning between two marks.
module com.example.starter {
    requires dev.parley.api;

    provides dev.parley.api.reasoning.ReasoningParserProvider with
            com.example.starter.StarterReasoningParserProvider;
}
