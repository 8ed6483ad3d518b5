package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of GLM 4.5 and later, and of Ling 3:
///
/// ```
/// <think>The user asks for the weather.</think>
/// <tool_call>weather</tool_call>
/// ```
///
/// Text without markers is reasoning, white space at its end is dropped, and a call ends it.
/// Everything is content if one of the template arguments `thinking` and `enable_thinking` is given
/// and none is true.
public final class Glm47ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing(
                            "<tool_call>",
                            "</tool_call>",
                            "<arg_key>",
                            "</arg_key>",
                            "<arg_value>",
                            "</arg_value>")
                    .opening(Opening.REPEATED)
                    .thinking(
                            ThinkingSwitch.onUnless("thinking", "enable_thinking"),
                            Off.IDENTITY_UNLESS_OPEN)
                    .trim(Trim.REASONING_END)
                    .turns(List.of("<|system|>", "<|user|>", "<|assistant|>", "<|observation|>"))
                    .build();

    @Override
    public String name() {
        return "glm47";
    }

    @Override
    public List<String> aliases() {
        return List.of("glm45", "ling3");
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
