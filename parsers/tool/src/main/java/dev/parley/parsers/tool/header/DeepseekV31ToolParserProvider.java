package dev.parley.parsers.tool.header;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.Optional;

/// The format of DeepSeek-V3.1.
///
/// ```
/// <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>get_weather<｜tool▁sep｜>{"city": "Tokyo"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>
/// ```
///
/// Text in and after the section is content in a stream and dropped from a complete reply. A call
/// that is cut off is content.
public final class DeepseekV31ToolParserProvider implements ToolParserProvider {

    private static final HeaderFormat FORMAT =
            DeepseekV3ToolParserProvider.format(HeaderFormat.Fence.NONE);

    @Override
    public String name() {
        return "deepseek_v31";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return HeaderParser.of(FORMAT, request, request.delivery());
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar("", Optional.empty(), "").under(rules);
    }
}
