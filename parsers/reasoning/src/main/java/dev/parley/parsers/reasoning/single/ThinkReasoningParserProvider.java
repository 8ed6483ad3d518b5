package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

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
/// marker is dropped, and so are the newlines behind either marker and the white space at the end of
/// the reasoning: they are layout. Without an end marker all the rest is reasoning.
///
/// A constraint waits for the end marker if the prompt opened the block or the template argument
/// `enable_thinking` is true. Otherwise it holds from the first token on, and the model does not
/// reason.
public final class ThinkReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .opening(Opening.MARKED)
                    .trim(Trim.AROUND)
                    .awaited(ThinkingSwitch.onWith("enable_thinking"))
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
