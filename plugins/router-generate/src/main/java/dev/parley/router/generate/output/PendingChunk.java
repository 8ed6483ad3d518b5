package dev.parley.router.generate.output;

import dev.parley.api.tool.ToolEvent;
import dev.parley.router.generate.output.ChoiceDelta.Kind;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

/// What one choice has to send but has not sent yet. Mutable; one thread.
public final class PendingChunk {

    private final ChoiceDelta delta = new ChoiceDelta();
    private final List<ScoredToken> scores = new ArrayList<>();
    private int sentTokens;
    private int tokens;
    private boolean callSent;
    private boolean begun;

    /// The text and calls waiting.
    public ChoiceDelta delta() {
        return delta;
    }

    /// The scores of the tokens waiting.
    public List<ScoredToken> scores() {
        return scores;
    }

    /// Writes the ids waiting as a list.
    public void writeIds(JsonGenerator json, Choice choice) {
        json.writeStartArray();
        for (int i = 0; i < tokens; i++) {
            json.writeNumber(choice.tokens().at(sentTokens + i));
        }
        json.writeEndArray();
    }

    /// How many tokens are waiting.
    public int tokens() {
        return tokens;
    }

    /// Whether a call was begun in what was taken so far.
    public boolean hasCalled() {
        return callSent;
    }

    /// Whether nothing was sent yet.
    public boolean isFirst() {
        return !begun;
    }

    /// Whether a choice's new delta can travel with what is waiting.
    ///
    /// @param emptyShows whether a delta without text is sent as well
    public boolean suits(ChoiceDelta next, boolean emptyShows) {
        Kind waiting = delta.kind();
        Kind coming = next.kind();
        if (!emptyShows && (waiting == Kind.EMPTY || coming == Kind.EMPTY)) {
            return true;
        }
        return waiting == coming && !startsCall(delta) && !startsCall(next);
    }

    /// Takes what a choice brought.
    public void take(Choice choice) {
        delta.append(choice.delta());
        choice.scores().ifPresent(scores::add);
        tokens = choice.tokens().size() - sentTokens;
        callSent |= startsCall(choice.delta());
    }

    /// Everything waiting was sent, or is not worth sending.
    public void clear() {
        begun = true;
        delta.clear();
        scores.clear();
        sentTokens += tokens;
        tokens = 0;
    }

    private static boolean startsCall(ChoiceDelta delta) {
        for (ToolEvent event : delta.calls()) {
            if (event instanceof ToolEvent.CallStarted) {
                return true;
            }
        }
        return false;
    }
}
