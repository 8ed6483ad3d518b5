package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of MiniMax M3:
///
/// ```
/// <mm:think>The user greets me.</mm:think>Hello!
/// ```
///
/// Text before the start marker is content, text without it too, and an end marker at its very
/// start is left out. With the template argument `thinking_mode` at `enabled` the prompt opened the
/// block: text up to the end marker is reasoning.
public final class MinimaxM3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<mm:think>", "</mm:think>")
                    .thinking(ThinkingSwitch.onAt("thinking_mode", "enabled"), Off.CONTENT_FIRST)
                    .turns(List.of("]~b]", "[e~["))
                    .build();

    @Override
    public String name() {
        return "minimax_m3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
