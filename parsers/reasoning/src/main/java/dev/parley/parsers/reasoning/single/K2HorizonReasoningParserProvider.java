package dev.parley.parsers.reasoning.single;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Unended;
import dev.parley.parsers.reasoning.span.SpanProvider;

import tools.jackson.databind.JsonNode;

/// The format of K2 Horizon:
///
/// ```
/// <ifm|think>The user asks for the weather.</ifm|think><ifm|tool_calls>...
/// ```
///
/// The template argument `reasoning_effort` names the markers: `high`, which is the default, stands for
/// `<ifm|think>`, `medium` for `<ifm|think_fast>`, `low` for `<ifm|think_faster>`; the others are text.
/// A start marker counts at the very beginning only, and may be missing. The first end marker or
/// `<ifm|tool_calls>` ends reasoning. Text without either is reasoning in a stream and content in a
/// whole reply, unless the prompt opened the block.
public final class K2HorizonReasoningParserProvider implements SpanProvider {

    private static final SpanFormat HIGH = format("think");
    private static final SpanFormat MEDIUM = format("think_fast");
    private static final SpanFormat LOW = format("think_faster");

    @Override
    public String name() {
        return "k2_horizon";
    }

    @Override
    public SpanFormat format() {
        return HIGH;
    }

    @Override
    public SpanFormat format(ReasoningRequest request) {
        JsonNode effort = request.templateArguments().path("reasoning_effort");
        return switch (effort.isMissingNode() ? "high" : effort.asString("")) {
            case "high" -> HIGH;
            case "medium" -> MEDIUM;
            case "low" -> LOW;
            default ->
                    throw new InvalidRequest(
                            "Unsupported reasoning_effort %s. Supported values: high, medium, low."
                                    .formatted(effort),
                            "chat_template_kwargs");
        };
    }

    private static SpanFormat format(String tag) {
        return SpanFormat.of("<ifm|" + tag + ">", "</ifm|" + tag + ">")
                .swallowing("<ifm|tool_calls>")
                .opening(Opening.LEADING)
                .strayText()
                .unended(Unended.CONTENT)
                .specialsKept()
                .build();
    }
}
