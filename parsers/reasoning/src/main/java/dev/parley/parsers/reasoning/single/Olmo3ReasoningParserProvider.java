package dev.parley.parsers.reasoning.single;

import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
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
/// The start marker may be missing; in a whole reply it counts at the very beginning only. Text without an end marker is reasoning in a stream and content
/// in a whole reply, unless the prompt opened the block.
public final class Olmo3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat STREAMED = format(Opening.IMPLIED);
    private static final SpanFormat WHOLE = format(Opening.LEADING);

    @Override
    public String name() {
        return "olmo3";
    }

    @Override
    public SpanFormat format() {
        return STREAMED;
    }

    @Override
    public SpanFormat format(ReasoningRequest request) {
        return request.delivery() == Delivery.WHOLE ? WHOLE : STREAMED;
    }

    private static SpanFormat format(Opening opening) {
        return SpanFormat.of("<think>", "</think>")
                .opening(opening)
                .unended(Unended.VERBATIM)
                .turns(SpanFormat.CHAT_ML)
                .build();
    }
}
