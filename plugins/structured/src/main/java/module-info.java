/// Structured outputs: every constraint becomes one byte grammar, whose matcher masks tokens.
///
/// @provides dev.parley.api.structured.StructuredOutputBackend the backend `parley`
module dev.parley.structured {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.structured.StructuredOutputBackend with
            dev.parley.structured.ParleyBackend;
}
