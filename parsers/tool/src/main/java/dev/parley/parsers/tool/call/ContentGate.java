package dev.parley.parsers.tool.call;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.List;

/// Decides which text outside calls is content. Blanks alone before a call are none.
public final class ContentGate {

    private final boolean trims;
    private final boolean joins;
    private final boolean dropsAfter;
    private final List<ToolEvent> events;

    /// Blanks that may precede a call; all text so far where the gate trims.
    private final StringBuilder held = new StringBuilder();

    /// Blanks that preceded the first call.
    private String dropped = "";

    /// Where in `held` the first markup came.
    private int markedAt;

    private boolean marked;
    private boolean found;
    private boolean inText;

    /// How a whole reply shows text beside calls.
    public enum Edges {
        /// As written.
        VERBATIM,
        /// Without blanks around it.
        TRIMMED
    }

    /// What is shown of text after a call.
    public enum After {
        /// All in a stream, nothing in a whole reply.
        KEPT,
        /// Nothing.
        DROPPED,
        /// All; a whole reply shows it together with the text before.
        JOINED
    }

    /// @param events where content goes
    public ContentGate(Edges edges, After after, Delivery delivery, List<ToolEvent> events) {
        this.trims = edges == Edges.TRIMMED && delivery == Delivery.WHOLE;
        this.joins = after == After.JOINED;
        this.dropsAfter = after == After.DROPPED || (!joins && delivery == Delivery.WHOLE);
        this.events = events;
    }

    /// Takes text outside calls.
    public void text(String text) {
        if (marked && dropsAfter) {
            return;
        }
        if (inText) {
            events.add(new ToolEvent.Content(text));
            return;
        }
        held.append(text);
        if (!trims && !text.isBlank()) {
            flush(held.toString());
            inText = true;
        }
    }

    /// The text so far is followed by the markup of a call.
    public void mark() {
        if (!marked) {
            marked = true;
            markedAt = held.length();
            dropped = trims ? "" : held.toString();
        }
        if (!joins) {
            inText = false;
        }
        if (!trims) {
            held.setLength(0);
        }
    }

    /// A call begins that the client sees.
    public void found() {
        if (trims && !joins && !found) {
            flush(held.toString().strip());
        }
        found = true;
        mark();
    }

    /// The text has ended.
    public void finish() {
        if (trims ? joins || !found : !marked) {
            flush(found ? held.toString().strip() : held.toString());
        }
    }

    /// The text has ended, and all from the first markup on is content that others show.
    public void finishBeforeMark() {
        flush(trims ? held.substring(0, Math.min(markedAt, held.length())) : dropped);
    }

    private void flush(String text) {
        held.setLength(0);
        if (!text.isEmpty()) {
            events.add(new ToolEvent.Content(text));
        }
    }
}
