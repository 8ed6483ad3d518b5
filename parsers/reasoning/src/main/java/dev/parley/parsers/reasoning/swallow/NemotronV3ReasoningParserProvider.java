package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Swap;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

/// The format of Nemotron 3:
///
/// ```
/// <think>The user greets me.</think>Hello!
/// ```
///
/// As `qwen3`, but white space at the end of reasoning is dropped. With the template argument
/// `force_nonempty_content` a reply without content but white space shows its reasoning as content.
/// A stream has sent it as reasoning by then, a complete reply has it once.
public final class NemotronV3ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<tool_call>", "</tool_call>")
                    .thinking(ThinkingSwitch.onUnless("enable_thinking"), Off.IDENTITY_UNLESS_OPEN)
                    .trim(Trim.REASONING_END)
                    .swap(Swap.WITH_BLANK_CONTENT)
                    .turns(SpanFormat.CHAT_ML)
                    .build();

    @Override
    public String name() {
        return "nemotron_v3";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
