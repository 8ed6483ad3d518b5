package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanProvider;

import java.util.List;

/// The format of ERNIE 4.5 Thinking. Its template opens the block; the answer may be wrapped:
///
/// ```
/// The user greets me.
/// </think>
///
/// <response>
/// Hello!
/// </response>
/// ```
///
/// White space around the wrapper is dropped, inside it stays. Text without markers is reasoning.
public final class Ernie45ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .answer(List.of("<response>"), List.of("</response>"))
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "ernie45";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
