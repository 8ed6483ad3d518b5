package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;

import java.util.List;

/// The format of MiniMax M2. Its template opens the block:
///
/// ```
/// The user greets me.
/// </think>
///
/// Hello!
/// ```
///
/// As `deepseek_r1`; a `<minimax:tool_call>` ends reasoning too, without the white space before it.
public final class MinimaxM2ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .calls("<minimax:tool_call>")
                    .trim(Trim.BEFORE_CALLS)
                    .turns(List.of("]~b]", "[e~["))
                    .build();

    @Override
    public String name() {
        return "minimax_m2";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
