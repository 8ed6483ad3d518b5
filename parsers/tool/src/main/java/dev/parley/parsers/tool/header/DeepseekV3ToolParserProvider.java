package dev.parley.parsers.tool.header;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.Optional;

/// The format of DeepSeek-V3-0324 and R1-0528. The section markers stand on the lines of the calls.
///
/// ````
/// <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather
/// ```json
/// {"city": "Tokyo"}
/// ```<｜tool▁call▁end｜><｜tool▁calls▁end｜>
/// ````
///
/// Text in and after the section is content in a stream and dropped from a complete reply. A call
/// that is cut off is content.
public final class DeepseekV3ToolParserProvider implements ToolParserProvider {

    private static final HeaderFormat FORMAT = format(HeaderFormat.Fence.CODE_BLOCK);

    static HeaderFormat format(HeaderFormat.Fence fence) {
        return new HeaderFormat(
                "<｜tool▁calls▁begin｜>",
                "<｜tool▁call▁begin｜>",
                "<｜tool▁sep｜>",
                "<｜tool▁call▁end｜>",
                "<｜tool▁calls▁end｜>",
                name -> Optional.of(new HeaderFormat.Call(Optional.empty(), name.strip())),
                new HeaderFormat.Rules(
                        fence, HeaderFormat.Aside.STREAMED_ONLY, HeaderFormat.CutOff.CONTENT));
    }

    @Override
    public String name() {
        return "deepseek_v3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return HeaderParser.of(FORMAT, request, request.delivery());
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar("function", Optional.empty(), "\n").under(rules);
    }
}
