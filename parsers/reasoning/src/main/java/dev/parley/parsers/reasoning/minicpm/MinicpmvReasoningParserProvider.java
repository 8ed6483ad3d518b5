package dev.parley.parsers.reasoning.minicpm;

import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.parsers.reasoning.minicpm.MinicpmvParser.Thoughts;
import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

/// The format of MiniCPM-V:
///
/// ```
/// <think>The user greets me.</think>Hello!\nHow can I help?
/// ```
///
/// As `qwen3`; but newlines that the model spells out become newlines, outside code, formulas and
/// calls, and reserved tokens are left out. Where the template argument `enable_thinking` is false,
/// the reply begins in the content, and what stands between the markers is dropped.
public final class MinicpmvReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<tool_call>", "</tool_call>")
                    .thinking(ThinkingSwitch.onUnless("enable_thinking"), Off.CONTENT_FIRST)
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "minicpmv";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        boolean thinks = FORMAT.thinking().isOn(request.templateArguments());
        return new MinicpmvParser(FORMAT, request, thinks ? Thoughts.SHOWN : Thoughts.DROPPED);
    }
}
