package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanProvider;

/// Parley's own reading of `<think>` for models that reason only where it helps:
///
/// ```
/// <think>
/// 3 + 4 = 7
/// </think>
///
/// 3 + 4 = 7.
/// ```
///
/// A leading block is reasoning, text without one is content. White space in front of the start
/// marker is dropped; without an end marker all the rest is reasoning.
public final class ThinkReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .opening(Opening.MARKED)
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "think";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
