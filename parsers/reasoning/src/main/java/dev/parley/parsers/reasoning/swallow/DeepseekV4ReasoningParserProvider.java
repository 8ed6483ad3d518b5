package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of DeepSeek V4:
///
/// ```
/// <think>The user asks for the weather.</think><｜DSML｜tool_calls>
/// <｜DSML｜invoke name="weather"></｜DSML｜invoke>
/// </｜DSML｜tool_calls>
/// ```
///
/// Text without markers is reasoning, white space at its end is dropped, and a block of calls ends
/// it. A reply begins in the content, where markers still work, if `reasoning_effort` is `none`, or
/// one of `thinking` and `enable_thinking` is given and none is true.
public final class DeepseekV4ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<｜DSML｜tool_calls>", "｜DSML｜")
                    .opening(Opening.REPEATED)
                    .calls("<｜DSML｜tool_calls>", "<｜DSML｜toolcalls>", "<｜DSML｜tool>")
                    .thinking(
                            ThinkingSwitch.onUnless("thinking", "enable_thinking")
                                    .and(
                                            ThinkingSwitch.offAt(
                                                    "reasoning_effort", "", List.of("none"))),
                            Off.CONTENT_FIRST)
                    .trim(Trim.REASONING_END)
                    .turns(List.of("<｜User｜>", "<｜Assistant｜>"))
                    .build();

    @Override
    public String name() {
        return "deepseek_v4";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
