package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Swap;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Granite models that think in markers:
///
/// ```
/// <think>The user greets me.</think>
///
/// Hello!
/// ```
///
/// As `nemotron_v3`, but newlines before the content are dropped, and reasoning becomes content only
/// where there is no content at all.
public final class GraniteThinkingReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<tool_call>", "</tool_call>")
                    .thinking(ThinkingSwitch.onUnless("enable_thinking"), Off.IDENTITY_UNLESS_OPEN)
                    .trim(Trim.REASONING_END_AND_CONTENT_START)
                    .swap(Swap.WITHOUT_CONTENT)
                    .turns(
                            List.of(
                                    "<|start_of_role|>",
                                    "<|end_of_role|>",
                                    "<|im_start|>",
                                    "<|im_end|>"))
                    .build();

    @Override
    public String name() {
        return "granite_thinking_parser";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
