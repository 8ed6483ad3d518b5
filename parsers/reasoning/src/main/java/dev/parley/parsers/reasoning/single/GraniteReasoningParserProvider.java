package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanProvider;

import java.util.List;

/// The format of Granite 3, which marks its reasoning with phrases:
///
/// ```
/// Here is my thought process: The user greets me. Here is my response: Hello!
/// ```
///
/// Both may begin with `Here's`. Text that does not begin with the first phrase is content. A phrase
/// that the end of the text cuts off is left out.
public final class GraniteReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of(
                            List.of("Here is my thought process:", "Here's my thought process:"),
                            List.of("Here is my response:", "Here's my response:"))
                    .opening(Opening.MARKED)
                    .debris("Here")
                    .build();

    @Override
    public String name() {
        return "granite";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
