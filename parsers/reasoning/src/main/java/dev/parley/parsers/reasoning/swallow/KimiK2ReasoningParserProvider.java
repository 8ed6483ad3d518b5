package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Kimi K2:
///
/// ```
/// <think>The user asks for the weather.</think><|tool_calls_section_begin|>...
/// ```
///
/// Text without markers is reasoning, white space at its end is dropped, and the section of calls
/// ends it. Everything is content if one of the template arguments `thinking` and `enable_thinking`
/// is given and none is true.
public final class KimiK2ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing(
                            "<|tool_calls_section_begin|>",
                            "<|tool_calls_section_end|>",
                            "<|tool_call_begin|>",
                            "<|tool_call_argument_begin|>",
                            "<|tool_call_end|>")
                    .thinking(
                            ThinkingSwitch.onUnless("thinking", "enable_thinking"),
                            Off.IDENTITY_UNLESS_OPEN)
                    .trim(Trim.REASONING_END)
                    .turns(
                            List.of(
                                    "<|im_system|>",
                                    "<|im_user|>",
                                    "<|im_assistant|>",
                                    "<|im_end|>"))
                    .build();

    @Override
    public String name() {
        return "kimi_k2";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
