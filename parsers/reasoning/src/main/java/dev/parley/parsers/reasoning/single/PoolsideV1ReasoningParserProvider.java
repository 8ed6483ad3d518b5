package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Poolside's models:
///
/// ```
/// The user greets me.</think>Hello!
/// ```
///
/// As `deepseek_r1` where the template argument `thinking` or `enable_thinking` is true; everything
/// is content otherwise. In a prompt `<assistant>` begins the reply.
public final class PoolsideV1ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .thinking(ThinkingSwitch.onWith("thinking", "enable_thinking"), Off.IDENTITY)
                    .turns(List.of("<assistant>"))
                    .build();

    @Override
    public String name() {
        return "poolside_v1";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
