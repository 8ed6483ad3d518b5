package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Qwen3 and MiMo. The start marker may be missing, white space stays as it is:
///
/// ```
/// <think>
/// The user greets me.
/// </think>
///
/// Hello!
/// ```
///
/// A `<tool_call>` ends reasoning too. Text without any marker is reasoning, unless the prompt
/// closed the block or the template argument `enable_thinking` is false.
public final class Qwen3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<tool_call>", "</tool_call>")
                    .thinking(ThinkingSwitch.onUnless("enable_thinking"), Off.IDENTITY_UNLESS_OPEN)
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "qwen3";
    }

    @Override
    public List<String> aliases() {
        return List.of("mimo");
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
