package dev.parley.router.generate.output;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.router.generate.serving.RandomIds;

import java.util.List;
import java.util.Optional;

/// Splits one choice's text into reasoning, content and calls.
public final class ParserStage {

    private final Optional<ReasoningParser> reasoning;
    private final Optional<ToolParser> tools;
    private final Calls calls;

    /// How many calls a reply may hold.
    public enum Calls {
        /// As many as the model makes.
        MANY,
        /// The first; the others are dropped, but for the text of those that prove to be none.
        ONE
    }

    /// A stage for one choice.
    public ParserStage(
            Optional<ReasoningParser> reasoning, Optional<ToolParser> tools, Calls calls) {
        this.reasoning = reasoning;
        this.tools = tools;
        this.calls = calls;
    }

    /// A stage that takes all text for content.
    public static ParserStage none() {
        return new ParserStage(Optional.empty(), Optional.empty(), Calls.MANY);
    }

    void push(TextChunk chunk, ChoiceDelta out) {
        if (chunk.isEmpty()) {
            return;
        }
        if (reasoning.isPresent()) {
            reasoned(reasoning.get().push(chunk), out);
        } else {
            content(chunk, out);
        }
    }

    void finish(ChoiceDelta out) {
        if (reasoning.isPresent()) {
            reasoned(reasoning.get().finish(), out);
        }
        if (tools.isPresent()) {
            called(tools.get().finish(), out);
        }
    }

    /// How many characters of the reasoning a whole reply leaves out; known after the end.
    int preamble() {
        return reasoning.map(ReasoningParser::preamble).orElse(0);
    }

    private void reasoned(List<ReasoningEvent> events, ChoiceDelta out) {
        for (ReasoningEvent event : events) {
            switch (event) {
                case ReasoningEvent.Reasoning(String text) -> out.reasoning().append(text);
                case ReasoningEvent.Ended() -> {}
                case ReasoningEvent.Content(TextChunk chunk) -> content(chunk, out);
            }
        }
    }

    private void content(TextChunk chunk, ChoiceDelta out) {
        if (tools.isPresent()) {
            called(tools.get().push(chunk), out);
        } else {
            out.content().append(chunk.text());
        }
    }

    private void called(List<ToolEvent> events, ChoiceDelta out) {
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.Content(String text) -> out.content().append(text);
                case ToolEvent.CallStarted started -> add(started.index(), named(started), out);
                case ToolEvent.Arguments arguments -> add(arguments.index(), arguments, out);
                case ToolEvent.Abandoned abandoned -> out.calls().add(abandoned);
                case ToolEvent.CallCompleted(int index) -> {}
            }
        }
    }

    private void add(int index, ToolEvent event, ChoiceDelta out) {
        if (calls == Calls.MANY || index == 0) {
            out.calls().add(event);
        }
    }

    private static ToolEvent named(ToolEvent.CallStarted started) {
        return started.id().isPresent()
                ? started
                : new ToolEvent.CallStarted(
                        started.index(),
                        Optional.of("chatcmpl-tool-" + RandomIds.hex16()),
                        started.name());
    }
}
