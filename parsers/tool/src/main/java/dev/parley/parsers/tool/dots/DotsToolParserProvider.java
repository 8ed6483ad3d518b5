package dev.parley.parsers.tool.dots;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.JsonCall;

import java.util.Optional;

/// The format of dots models. A block holds one call as JSON, or calls as tags:
///
/// ```
/// <dots_function_call>{"name": "get_weather", "arguments": {"city": "Rome"}}</dots_function_call>
/// ```
///
/// ```
/// <dots_function_call>
/// <invoke name="get_weather"><parameter name="city">Rome</parameter></invoke>
/// </dots_function_call>
/// ```
///
/// A call's function must be one of the request's tools; values in tags take the type that its schema
/// names. In a stream, text around blocks is content, and so is the body of a block without a call.
/// In a complete reply, the text before the first call is content, trimmed, and a reply without any
/// call is content as a whole.
public final class DotsToolParserProvider implements ToolParserProvider {

    private static final CallGrammar GRAMMAR =
            CallGrammar.alone(
                    "<dots_function_call>",
                    "",
                    JsonCall.of("arguments")
                            .between("<dots_function_call>", "</dots_function_call>"));

    @Override
    public String name() {
        return "dots";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return DotsParser.of(request, request.delivery());
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return GRAMMAR.under(rules);
    }
}
