package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of DeepSeek V4.1, which differs from `deepseek_v4` in the tags of calls:
///
/// ```
/// <think>The user asks for the weather.</think><｜DSML｜ calls>
/// <｜DSML｜ invoke name="weather"></｜DSML｜ invoke>
/// </｜DSML｜ calls>
/// ```
public final class DeepseekV41ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<think>", "</think>")
                    .swallowing("<｜DSML｜ calls>", "｜DSML｜")
                    .opening(Opening.REPEATED)
                    .calls("<｜DSML｜ calls>")
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
        return "deepseek_v41";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
