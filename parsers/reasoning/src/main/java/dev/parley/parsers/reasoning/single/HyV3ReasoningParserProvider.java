package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Hunyuan 3:
///
/// ```
/// <think>The user greets me.</think>Hello!
/// ```
///
/// As `deepseek_r1`, if the template argument `reasoning_effort` is given and not `no_think`;
/// everything is content otherwise.
public final class HyV3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .thinking(
                            ThinkingSwitch.offAt(
                                    "reasoning_effort", "no_think", List.of("no_think")),
                            Off.IDENTITY)
                    .turns(List.of("<｜hy_User｜>", "<｜hy_Assistant｜>"))
                    .build();

    @Override
    public String name() {
        return "hy_v3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
