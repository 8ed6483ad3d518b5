package dev.parley.parsers.reasoning.span;

import dev.parley.parsers.reasoning.span.SpanFormat.Off;

import java.util.List;

/// The format of Hunyuan 4:
///
/// ```
/// <think>The user greets me.</think>Hello!
/// ```
///
/// As `deepseek_r1`, unless the template argument `reasoning_effort` is `no_think`: everything is
/// content then.
public final class HyV4ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .thinking(
                            ThinkingSwitch.offAt("reasoning_effort", "high", List.of("no_think")),
                            Off.IDENTITY)
                    .turns(List.of("<｜hy_User｜>", "<｜hy_Assistant｜>"))
                    .build();

    @Override
    public String name() {
        return "hy_v4";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
