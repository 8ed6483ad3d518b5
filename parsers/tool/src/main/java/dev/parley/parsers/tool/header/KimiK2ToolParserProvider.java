package dev.parley.parsers.tool.header;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.schema.CoercingParser;

import java.util.Optional;

/// The format of Kimi K2 and K2.5, here on several lines:
///
/// ```
/// <|tool_calls_section_begin|>
/// <|tool_call_begin|>functions.get_weather:0<|tool_call_argument_begin|>{"city": "Beijing"}<|tool_call_end|>
/// <|tool_calls_section_end|>
/// ```
///
/// The header is the call's id; a header without a number makes no call. Text in and after the
/// section is dropped. A call that is cut off stays as far as it came. In a complete reply
/// arguments are made to fit the tool's schema.
public final class KimiK2ToolParserProvider implements ToolParserProvider {

    private static final HeaderFormat FORMAT =
            new HeaderFormat(
                    "<|tool_calls_section_begin|>",
                    "<|tool_call_begin|>",
                    "<|tool_call_argument_begin|>",
                    "<|tool_call_end|>",
                    "<|tool_calls_section_end|>",
                    KimiK2ToolParserProvider::head,
                    new HeaderFormat.Rules(
                            HeaderFormat.Fence.NONE,
                            HeaderFormat.Aside.DROPPED,
                            HeaderFormat.CutOff.STAYS));

    private static final String PREFIX = "functions.";

    private static Optional<HeaderFormat.Call> head(String header) {
        String id = header.strip();
        int colon = id.indexOf(':');
        if (colon < 0 || !id.substring(id.lastIndexOf(':') + 1).matches("[0-9]+")) {
            return Optional.empty();
        }
        String name = id.substring(0, colon);
        return Optional.of(
                new HeaderFormat.Call(
                        Optional.of(id),
                        name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name));
    }

    @Override
    public String name() {
        return "kimi_k2";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return CoercingParser.of(
                HeaderParser.of(FORMAT, request, request.delivery()), request, request.delivery());
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar(PREFIX, Optional.of(":"), "").under(rules);
    }
}
