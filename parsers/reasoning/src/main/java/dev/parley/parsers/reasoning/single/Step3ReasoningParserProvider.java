package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanProvider;

import java.util.List;

/// The format of Step 3. Its template opens the block:
///
/// ```
/// The user greets me.</think>Hello!
/// ```
///
/// The first end marker splits, text without one is reasoning. A start marker is text.
public final class Step3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .opening(Opening.UNMARKED)
                    .turns(List.of("<|BOT|>", "<|EOT|>"))
                    .build();

    @Override
    public String name() {
        return "step3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
