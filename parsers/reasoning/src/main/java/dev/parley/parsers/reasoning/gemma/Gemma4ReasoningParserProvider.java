package dev.parley.parsers.reasoning.gemma;

import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Gemma 4:
///
/// ```
/// <|channel>thought
/// The user greets me.<channel|>Hello!
/// ```
///
/// Text outside the markers is content, before them too; there may be several blocks. `<|tool_call>`
/// ends reasoning as the end marker does, white space at its end is dropped, and so is the label of
/// the first block. A text that begins with the label is reasoning from its start. So is, of a whole
/// reply, one with an end marker but no start marker; a stream has sent it as content by then. A
/// constraint waits for the end of reasoning if the prompt opened a block or the template argument
/// `enable_thinking` is true.
public final class Gemma4ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of(Gemma4Parser.START, Gemma4Parser.END)
                    .swallowing("<|tool_call>", "<tool_call|>", "<|\"|>")
                    .opening(Opening.ANYWHERE)
                    .trim(Trim.REASONING_END)
                    .awaited(ThinkingSwitch.onWith("enable_thinking"))
                    .turns(List.of("<|turn>", "<|tool_response>"))
                    .build();

    @Override
    public String name() {
        return "gemma4";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new Gemma4Parser(FORMAT, request);
    }
}
