package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

/// The format of Holo2:
///
/// ```
/// The button is top right.
/// </think>
/// click(12, 34)
/// ```
///
/// As `deepseek_r1`, unless one of the template arguments `thinking` and `enable_thinking` is given
/// and none is true: everything is content then.
public final class Holo2ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .thinking(ThinkingSwitch.onUnless("thinking", "enable_thinking"), Off.IDENTITY)
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "holo2";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
