package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Unended;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Granite 3, which marks its reasoning with phrases:
///
/// ```
/// Here is my thought process: The user greets me. Here is my response: Hello!
/// ```
///
/// A whole reply without the second phrase is content, and so are its phrases; a stream has sent its
/// reasoning by then. A constraint waits for the second phrase if the template argument `thinking` is
/// true. Both may begin with `Here's`. Text that does not begin with the first phrase is content. A phrase
/// that the end of the text cuts off is left out.
public final class GraniteReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of(
                            List.of("Here is my thought process:", "Here's my thought process:"),
                            List.of("Here is my response:", "Here's my response:"))
                    .opening(Opening.MARKED)
                    .unended(Unended.VERBATIM)
                    .awaited(ThinkingSwitch.onWith("thinking"))
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
