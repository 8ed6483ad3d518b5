package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of PLaMo 3:
///
/// ```
/// <|plamo:begin_think:plamo|>The user greets me.<|plamo:end_think:plamo|>Hello!<|plamo:tag|>
/// ```
///
/// Text without markers is reasoning; `<|plamo:tag|>` and a request for tools end it too. A marker
/// that the end of the text cuts off is left out. Everything is content if the template argument
/// `enable_thinking` is false.
public final class Plamo3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of(
                            List.of("<|plamo:begin_think:plamo|>"),
                            List.of("<|plamo:end_think:plamo|>", "<|plamo:tag|>"))
                    .swallowing("<|plamo:begin_tool_requests:plamo|>")
                    .opening(Opening.REPEATED)
                    .calls("<|plamo:begin_tool_requests:plamo|>")
                    .thinking(ThinkingSwitch.onUnless("enable_thinking"), Off.IDENTITY_UNLESS_OPEN)
                    .debris("<|plamo:")
                    .specialsKept()
                    .turns(List.of("<|plamo:tag|>"))
                    .build();

    @Override
    public String name() {
        return "plamo3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
