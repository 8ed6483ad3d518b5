package dev.parley.parsers.tool.header;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.HeaderCall;
import dev.parley.parsers.tool.schema.CoercingParser;

import java.util.Optional;

/// The format of PLaMo 3, here on several lines:
///
/// ```
/// <|plamo:begin_tool_requests:plamo|>
/// <|plamo:begin_tool_request:plamo|>
/// <|plamo:begin_tool_name:plamo|>get_weather<|plamo:end_tool_name:plamo|>
/// <|plamo:begin_tool_arguments:plamo|><|plamo:constrain|>json<|plamo:msg|>{"city": "Kobe"}<|plamo:end_tool_arguments:plamo|>
/// <|plamo:end_tool_request:plamo|>
/// <|plamo:end_tool_requests:plamo|>
/// ```
///
/// `<|plamo:tag|>` ends everything that is open. Text after the section is content in a stream and dropped from a
/// complete reply, in which arguments are also made to fit the tool's schema. A call that is cut off stays as far as
/// it came.
public final class Plamo3ToolParserProvider implements ToolParserProvider {

    private static final String SECTION = "<|plamo:begin_tool_requests:plamo|>";
    private static final CallGrammar GRAMMAR =
            CallGrammar.within(
                    new CallGrammar.Section(SECTION, "<|plamo:end_tool_requests:plamo|>"),
                    "",
                    SECTION,
                    new HeaderCall(
                            "<|plamo:begin_tool_request:plamo|><|plamo:begin_tool_name:plamo|>",
                            Optional.empty(),
                            "<|plamo:end_tool_name:plamo|><|plamo:begin_tool_arguments:plamo|>"
                                    + "<|plamo:constrain|>json<|plamo:msg|>",
                            "<|plamo:end_tool_arguments:plamo|><|plamo:end_tool_request:plamo|>"));

    @Override
    public String name() {
        return "plamo3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return CoercingParser.of(new PlamoParser(request), request, request.delivery());
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return GRAMMAR.under(rules);
    }
}
