package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;

/// The format of Step 3.5:
///
/// ```
/// <think>The user greets me.</think>Hello!
/// ```
///
/// As `qwen3`, but white space at the end of reasoning is dropped, and no template argument switches
/// it off.
public final class Step3p5ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<tool_call>", "</tool_call>")
                    .trim(Trim.REASONING_END)
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "step3p5";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
