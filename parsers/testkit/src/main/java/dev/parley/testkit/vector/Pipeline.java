package dev.parley.testkit.vector;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A reasoning parser with a tool parser behind it, as the server joins them. Made per text; one
/// thread.
public final class Pipeline {

    private final Optional<ReasoningParser> first;
    private final Optional<ToolParser> second;
    private final List<Step> steps = new ArrayList<>();

    /// One event, of either parser.
    public sealed interface Step {

        /// Of the reasoning parser: reasoning, or its end.
        record Thought(ReasoningEvent event) implements Step {}

        /// Of the tool parser; content where there is none.
        record Reply(ToolEvent event) implements Step {}
    }

    /// @param first without one, all text is content
    /// @param second without one, all content stays content
    public Pipeline(Optional<ReasoningParser> first, Optional<ToolParser> second) {
        this.first = first;
        this.second = second;
    }

    /// Takes the next piece of text.
    ///
    /// @return the events it caused
    public List<Step> push(TextChunk chunk) {
        int before = steps.size();
        first.ifPresentOrElse(
                parser -> parser.push(chunk).forEach(this::split), () -> content(chunk));
        return List.copyOf(steps.subList(before, steps.size()));
    }

    /// The text has ended.
    ///
    /// @return the last events
    public List<Step> finish() {
        int before = steps.size();
        first.ifPresent(parser -> parser.finish().forEach(this::split));
        second.ifPresent(parser -> parser.finish().forEach(this::reply));
        return List.copyOf(steps.subList(before, steps.size()));
    }

    /// The reasoning so far; what a complete reply leaves out is known after [#finish].
    public String reasoning(Mode mode) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Step.Thought(ReasoningEvent.Reasoning(String more))) {
                text.append(more);
            }
        }
        int hidden = mode == Mode.COMPLETE ? first.map(ReasoningParser::preamble).orElse(0) : 0;
        return text.substring(hidden);
    }

    /// Content and calls so far.
    public ToolReply reply(Mode mode) {
        List<ToolEvent> events = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Reply(ToolEvent event)) {
                ToolReply.join(events, event);
            }
        }
        return ToolReply.of(events, mode);
    }

    private void split(ReasoningEvent event) {
        switch (event) {
            case ReasoningEvent.Content(TextChunk chunk) -> content(chunk);
            case ReasoningEvent.Reasoning _, ReasoningEvent.Ended _ ->
                    steps.add(new Step.Thought(event));
        }
    }

    private void content(TextChunk chunk) {
        second.ifPresentOrElse(
                parser -> parser.push(chunk).forEach(this::reply),
                () -> reply(new ToolEvent.Content(chunk.text())));
    }

    private void reply(ToolEvent event) {
        steps.add(new Step.Reply(event));
    }
}
