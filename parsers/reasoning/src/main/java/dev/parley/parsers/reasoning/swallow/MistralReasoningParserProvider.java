package dev.parley.parsers.reasoning.swallow;

import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;
import dev.parley.parsers.reasoning.span.SpanProvider;

import java.util.List;
import java.util.Optional;

/// The format of Magistral and later Mistral models:
///
/// ```
/// [THINK]The user greets me.[/THINK]Hello!
/// ```
///
/// Text outside the markers is content, before them too; there may be several blocks. White space at
/// the end of reasoning is dropped, `[TOOL_CALLS]` ends it too, and a stray end marker is left out.
/// Models without a token `[THINK]` write `<think>` and `</think>`.
public final class MistralReasoningParserProvider implements SpanProvider {

    private static final SpanFormat FORMAT = format("[THINK]", "[/THINK]");
    private static final SpanFormat TAGS = format("<think>", "</think>");

    @Override
    public String name() {
        return "mistral";
    }

    @Override
    public SpanFormat format() {
        return FORMAT;
    }

    @Override
    public SpanFormat format(ReasoningRequest request) {
        Optional<Tokenizer> tokenizer = request.tokenizer();
        boolean tags = tokenizer.isPresent() && tokenizer.get().tokenId("[THINK]").isEmpty();
        return tags ? TAGS : FORMAT;
    }

    private static SpanFormat format(String start, String end) {
        return SpanFormat.of(start, end)
                .swallowing("[TOOL_CALLS]", "[ARGS]", "[CALL_ID]")
                .opening(Opening.ANYWHERE)
                .trim(Trim.REASONING_END)
                .turns(
                        List.of(
                                "<s>",
                                "</s>",
                                "[INST]",
                                "[/INST]",
                                "[/SYSTEM_PROMPT]",
                                "[/TOOL_RESULTS]"))
                .build();
    }
}
