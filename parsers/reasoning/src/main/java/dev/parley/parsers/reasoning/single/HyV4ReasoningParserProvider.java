package dev.parley.parsers.reasoning.single;

import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Off;
import dev.parley.parsers.reasoning.span.SpanProvider;
import dev.parley.parsers.reasoning.span.ThinkingSwitch;

import java.util.List;
import java.util.Optional;

/// The format of Hunyuan 4:
///
/// ```
/// <think>The user greets me.</think>Hello!
/// ```
///
/// As `deepseek_r1`, unless the template argument `reasoning_effort` is `no_think`: everything is
/// content then. In some vocabularies the markers carry a suffix, `<think:6124c78e>`.
public final class HyV4ReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT = format("");

    @Override
    public String name() {
        return "hy_v4";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }

    @Override
    public SpanFormat format(ReasoningRequest request) {
        Optional<Tokenizer> tokenizer = request.tokenizer();
        return tokenizer
                .flatMap(HyV4ReasoningParserProvider::suffix)
                .map(HyV4ReasoningParserProvider::format)
                .orElse(FORMAT);
    }

    private static Optional<String> suffix(Tokenizer tokenizer) {
        return tokenizer.specialIds().stream()
                .map(tokenizer::token)
                .filter(token -> token.startsWith("<think:") && token.endsWith(">"))
                .map(token -> token.substring("<think".length(), token.length() - 1))
                .findFirst();
    }

    private static SpanFormat format(String suffix) {
        return SpanFormat.of("<think" + suffix + ">", "</think" + suffix + ">")
                .thinking(
                        ThinkingSwitch.offAt("reasoning_effort", "high", List.of("no_think")),
                        Off.IDENTITY)
                .turns(List.of("<｜hy_User｜>", "<｜hy_Assistant｜>"))
                .build();
    }
}
