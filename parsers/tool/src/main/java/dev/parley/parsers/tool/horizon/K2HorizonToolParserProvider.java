package dev.parley.parsers.tool.horizon;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// The format of K2 Horizon:
///
/// ```
/// <ifm|tool_calls>
/// <ifm|tool_call>get_weather
/// <ifm|arg_key>city</ifm|arg_key><ifm|arg_value>Paris</ifm|arg_value>
/// </ifm|tool_call>
/// </ifm|tool_calls>
/// ```
///
/// The chat template argument `tool_call_format` says what a call looks like: `xml` as here, `xml_typed` with
/// `<ifm|arg_type>string</ifm|arg_type>` between key and value, or `json` with `{"name": …, "arguments": {…}}`. The first
/// group counts, whole and when it is closed; with one flaw in it all of it is content, as is text around it.
public final class K2HorizonToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "k2_horizon";
    }

    /// @throws InvalidRequest for an unknown `tool_call_format`
    @Override
    public ToolParser create(ToolParserRequest request) {
        return new GroupParser(
                request, layout(request.templateArguments().path("tool_call_format")));
    }

    private static CallBody.Layout layout(JsonNode wanted) {
        return switch (wanted) {
            case StringNode text when text.stringValue().equals("xml") -> CallBody.Layout.PAIRS;
            case StringNode text when text.stringValue().equals("xml_typed") ->
                    CallBody.Layout.TYPED_PAIRS;
            case StringNode text when text.stringValue().equals("json") -> CallBody.Layout.JSON;
            default -> {
                if (wanted.isMissingNode()) {
                    yield CallBody.Layout.PAIRS;
                }
                throw new InvalidRequest(
                        "Unsupported tool_call_format %s. Supported values: json, xml, xml_typed."
                                .formatted(wanted),
                        "chat_template_kwargs");
            }
        };
    }
}
