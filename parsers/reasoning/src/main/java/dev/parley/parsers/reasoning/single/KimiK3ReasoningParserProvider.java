package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Kimi K3:
///
/// ```
/// <|open|>think<|sep|>The user greets me.<|close|>think<|sep|>
/// <|open|>response<|sep|>Hello!<|close|>response<|sep|><|close|>message<|sep|>
/// ```
///
/// The start marker may be missing. Text without markers is reasoning, unless a response opens at
/// once. The markers of response and message are left out. Everything is content if the template
/// argument `thinking`, or without it `enable_thinking`, is not true.
public final class KimiK3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<|open|>think<|sep|>", "<|close|>think<|sep|>")
                    .answer(
                            List.of("<|open|>response<|sep|>"),
                            List.of("<|close|>response<|sep|>", "<|close|>message<|sep|>"))
                    .thinking(ThinkingSwitch.firstOf("thinking", "enable_thinking"), Off.IDENTITY)
                    .specialsKept()
                    .turns(List.of("<|open|>message", "<|close|>message<|sep|>"))
                    .build();

    @Override
    public String name() {
        return "kimi_k3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
