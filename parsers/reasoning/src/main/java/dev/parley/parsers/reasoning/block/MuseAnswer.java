package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.ArrayList;
import java.util.List;

/// What a reply says beside its thoughts. A tool parser gets it as it is. A client gets the text
/// addressed to the user, and calls as they are; of a whole reply, the first message to the user, or
/// everything as it is where there is a call. Belongs to its parser.
final class MuseAnswer {

    private final Follower follower;
    private final Delivery delivery;

    /// Everything, of a whole reply to a client.
    private final List<TextChunk> all = new ArrayList<>();

    /// The first message to the user, of a whole reply to a client.
    private final List<TextChunk> first = new ArrayList<>();

    private boolean inCall;
    private boolean callSeen;
    private boolean firstClosed;
    private boolean ended;

    MuseAnswer(ReasoningRequest request) {
        follower = request.follower();
        delivery = request.delivery();
    }

    /// A message begins.
    ///
    /// @param call whether it is addressed to a tool
    /// @param header what stands in front of its body
    void open(boolean call, List<TextChunk> header, List<ReasoningEvent> events) {
        inCall = call;
        callSeen |= call;
        announceEnd(events);
        header.forEach(text -> markup(text, events));
    }

    /// Text of a message.
    void text(TextChunk text, List<ReasoningEvent> events) {
        if (!isHeld()) {
            content(text, events);
            return;
        }
        all.add(text);
        if (!inCall && !firstClosed) {
            first.add(text);
        }
    }

    /// A message ends.
    void close(TextChunk marker, List<ReasoningEvent> events) {
        markup(marker, events);
        firstClosed |= !inCall;
    }

    /// The reply ends.
    ///
    /// @param unframed the text of a reply without any message
    void finish(List<TextChunk> unframed, List<ReasoningEvent> events) {
        (callSeen ? all : first).forEach(text -> content(text, events));
        unframed.forEach(text -> content(text, events));
    }

    private void markup(TextChunk text, List<ReasoningEvent> events) {
        if (isHeld()) {
            all.add(text);
        } else if (follower == Follower.TOOL_PARSER || inCall) {
            content(text, events);
        }
    }

    private boolean isHeld() {
        return follower == Follower.CLIENT && delivery == Delivery.WHOLE;
    }

    private void content(TextChunk text, List<ReasoningEvent> events) {
        announceEnd(events);
        events.add(new ReasoningEvent.Content(text));
    }

    private void announceEnd(List<ReasoningEvent> events) {
        if (!ended) {
            ended = true;
            events.add(new ReasoningEvent.Ended());
        }
    }
}
