package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanProvider;

import java.util.List;

/// The format of DeepSeek R1, its distillates and QwQ. The start marker may be missing:
///
/// ```
/// The user greets me.
/// </think>
///
/// Hello!
/// ```
///
/// The first end marker splits; text without one is reasoning, unless the prompt closed the block.
public final class DeepseekR1ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .turns(List.of("<|im_start|>", "<|im_end|>", "<｜User｜>", "<｜Assistant｜>"))
                    .build();

    @Override
    public String name() {
        return "deepseek_r1";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
