package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Unended;
import dev.parley.parsers.reasoning.span.SpanProvider;

/// The format of Olmo 3, whose markers are ordinary text:
///
/// ```
/// <think>The user greets me.</think>Hello!
/// ```
///
/// The start marker may be missing. Text without an end marker is reasoning in a stream and content
/// in a whole reply, unless the prompt opened the block.
public final class Olmo3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .opening(Opening.IMPLIED)
                    .unended(Unended.VERBATIM)
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "olmo3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
