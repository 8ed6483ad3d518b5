package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanProvider;

import java.util.List;

/// The format of Hunyuan A13B. Newlines belong to the markers:
///
/// ```
/// <think>
/// The user greets me.
/// </think>
/// <answer>
/// Hello!
/// </answer>
/// ```
///
/// Text that does not begin with the start marker is content.
public final class HunyuanA13bReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>\n", "\n</think>\n<answer>\n")
                    .answer(List.of(), List.of("\n</answer>"))
                    .opening(Opening.MARKED)
                    .build();

    @Override
    public String name() {
        return "hunyuan_a13b";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
