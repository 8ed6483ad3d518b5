package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of DeepSeek V3.1, whose template reasons only when told so:
///
/// ```
/// The user greets me.
/// </think>
///
/// Hello!
/// ```
///
/// As `deepseek_r1` where the template argument `thinking` or `enable_thinking` is true; everything
/// is content otherwise.
public final class DeepseekV3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .thinking(ThinkingSwitch.onWith("thinking", "enable_thinking"), Off.IDENTITY)
                    .turns(List.of("<｜User｜>", "<｜Assistant｜>"))
                    .build();

    @Override
    public String name() {
        return "deepseek_v3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
