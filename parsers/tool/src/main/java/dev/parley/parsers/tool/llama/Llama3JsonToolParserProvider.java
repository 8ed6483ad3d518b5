package dev.parley.parsers.tool.llama;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.JsonCall;

import java.util.List;
import java.util.Optional;

/// The JSON format of Llama 3.1, 3.2 and 4.
///
/// ```
/// <|python_tag|>{"name": "get_weather", "parameters": {"city": "Paris"}}; {"name": "get_time", "parameters": {}}
/// ```
///
/// The tag is optional; the arguments' key is `parameters` or `arguments`. In a stream, calls are
/// looked for only when the reply begins with the tag or a brace. In a complete reply they may stand
/// anywhere, and text around them is dropped. One object that is no call makes the whole reply
/// content, as far as it was not streamed yet.
public final class Llama3JsonToolParserProvider implements ToolParserProvider {

    private static final CallGrammar GRAMMAR =
            CallGrammar.alone("{\"name\": ", "; ", JsonCall.of("parameters"));

    @Override
    public String name() {
        return "llama3_json";
    }

    @Override
    public List<String> aliases() {
        return List.of("llama4_json");
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return LlamaJsonParser.of(request, request.delivery());
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return GRAMMAR.under(rules);
    }
}
