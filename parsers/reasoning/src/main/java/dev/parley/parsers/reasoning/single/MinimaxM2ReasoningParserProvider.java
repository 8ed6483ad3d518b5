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
/// Text without markers is reasoning, white space at its end is dropped, and a call ends it. Start markers in reasoning
/// and end markers in the content are left out.
public final class MinimaxM2ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<minimax:tool_call>", "</minimax:tool_call>")
                    .trim(Trim.REASONING_END)
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
