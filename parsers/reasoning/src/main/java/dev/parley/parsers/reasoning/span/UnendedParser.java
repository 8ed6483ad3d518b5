package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.reasoning.span.SpanFormat.Unended;

import java.util.ArrayList;
import java.util.List;

/// Reads a whole reply in a format where reasoning that never ends is none. Belongs to the choice's
/// thread.
final class UnendedParser implements ReasoningParser {

    private final ReasoningParser split;
    private final Unended unended;
    private final List<ReasoningEvent> held = new ArrayList<>();
    private final List<TextChunk> verbatim = new ArrayList<>();
    private boolean ended;

    UnendedParser(ReasoningParser split, Unended unended) {
        this.split = split;
        this.unended = unended;
    }

    /// Whether a request's replies must be read so: whole ones that did not begin inside a block.
    static boolean isDue(SpanFormat format, ReasoningRequest request) {
        return format.unended() != Unended.REASONING
                && request.delivery() == Delivery.WHOLE
                && request.prompt() != PromptState.OPEN;
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        if (!ended && !chunk.isEmpty()) {
            verbatim.add(chunk);
        }
        return take(split.push(chunk));
    }

    @Override
    public List<ReasoningEvent> finish() {
        List<ReasoningEvent> events = new ArrayList<>(take(split.finish()));
        List<TextChunk> content = content();
        if (!ended && !content.isEmpty()) {
            events.add(new ReasoningEvent.Ended());
            content.forEach(text -> events.add(new ReasoningEvent.Content(text)));
        }
        return events;
    }

    @Override
    public int preamble() {
        return ended ? split.preamble() : 0;
    }

    private List<ReasoningEvent> take(List<ReasoningEvent> events) {
        held.addAll(events);
        ended |= events.stream().anyMatch(event -> !(event instanceof ReasoningEvent.Reasoning));
        if (!ended) {
            return List.of();
        }
        List<ReasoningEvent> released = List.copyOf(held);
        held.clear();
        verbatim.clear();
        return released;
    }

    private List<TextChunk> content() {
        if (unended == Unended.VERBATIM) {
            return verbatim;
        }
        List<TextChunk> thoughts = new ArrayList<>();
        for (ReasoningEvent event : held) {
            if (event instanceof ReasoningEvent.Reasoning(String text)) {
                thoughts.add(TextChunk.of(text));
            }
        }
        return thoughts;
    }
}
