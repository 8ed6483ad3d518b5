package dev.parley.parsers.tool.call;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.List;

/// Decides which text outside calls is content. Blanks alone beside a call are none, and a whole reply shows no text
/// after a call.
public final class ContentGate {

    private final boolean trims;
    private final boolean dropsAfter;
    private final List<ToolEvent> events;

    /// Blanks that may precede a call; all text so far where the gate trims.
    private final StringBuilder held = new StringBuilder();

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

    /// What a stream shows of text after a call.
    public enum After {
        /// All.
        KEPT,
        /// Nothing.
        DROPPED
    }

    /// @param events where content goes
    public ContentGate(Edges edges, After after, Delivery delivery, List<ToolEvent> events) {
        this.trims = edges == Edges.TRIMMED && delivery == Delivery.WHOLE;
        this.dropsAfter = after == After.DROPPED || delivery == Delivery.WHOLE;
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
        marked = true;
        inText = false;
        if (!trims) {
            held.setLength(0);
        }
    }

    /// A call begins that the client sees.
    public void found() {
        if (trims && !found) {
            flush(held.toString().strip());
        }
        found = true;
        mark();
    }

    /// The text has ended.
    public void finish() {
        if (trims ? !found : !marked) {
            flush(held.toString());
        }
    }

    private void flush(String text) {
        held.setLength(0);
        if (!text.isEmpty()) {
            events.add(new ToolEvent.Content(text));
        }
    }
}
