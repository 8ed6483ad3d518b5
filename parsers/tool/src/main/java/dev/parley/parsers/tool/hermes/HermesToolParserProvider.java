package dev.parley.parsers.tool.hermes;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;
import dev.parley.parsers.tool.marked.MarkedFormat;
import dev.parley.parsers.tool.marked.MarkedParser;

import java.util.List;
import java.util.Optional;

/// The format of Hermes 2 Pro and 3, Qwen2.5, QwQ and Qwen3. A reply with two calls:
///
/// ```
/// Let me look.
/// <tool_call>
/// {"name": "get_weather", "arguments": {"city": "Paris"}}
/// </tool_call>
/// <tool_call>
/// {"name": "get_time", "arguments": {"timezone": "Europe/Paris"}}
/// </tool_call>
/// ```
///
/// Text before the first call is content; text between and after calls is dropped. The last end
/// tag may be missing. One call that is not an object with a `name` and `arguments` makes the whole
/// reply content, as far as it was not streamed yet.
public final class HermesToolParserProvider implements ToolParserProvider {

    static final MarkedFormat FORMAT = format("<tool_call>", "</tool_call>");

    /// The format with other tags.
    static MarkedFormat format(String opening, String closing) {
        return new MarkedFormat(
                List.of(),
                List.of(opening),
                List.of(closing),
                CallReader.Shape.OBJECT,
                CallKeys.NAME_AND_ARGUMENTS,
                MarkedFormat.Rules.STRICT);
    }

    @Override
    public String name() {
        return "hermes";
    }

    @Override
    public List<String> aliases() {
        return List.of("qwen3_json");
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return MarkedParser.of(FORMAT, request, Delivery.STREAMED);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar("\n", "\n").under(rules);
    }
}
