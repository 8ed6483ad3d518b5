package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;

/// The format of Seed-OSS:
///
/// ```
/// <seed:think>The user greets me.</seed:think>Hello!
/// ```
///
/// As `qwen3` with markers of its own.
public final class SeedOssReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT =
            SpanFormat.of("<seed:think>", "</seed:think>")
                    .swallowing("<seed:tool_call>", "</seed:tool_call>")
                    .thinking(ThinkingSwitch.onUnless("enable_thinking"), Off.IDENTITY_UNLESS_OPEN)
                    .turns(List.of("<seed:bos>", "<seed:eos>"))
                    .build();

    @Override
    public String name() {
        return "seed_oss";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }
}
