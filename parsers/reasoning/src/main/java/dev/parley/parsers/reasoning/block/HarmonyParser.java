package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.block.Header.Audience;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Splits one choice's messages by their channels. Belongs to the choice's thread.
final class HarmonyParser implements BlockParser {

    static final List<String> MARKERS =
            List.of(
                    "<|start|>",
                    "<|channel|>",
                    "<|message|>",
                    "<|constrain|>",
                    "<|end|>",
                    "<|call|>",
                    "<|return|>");

    private final MarkerScanner scanner;
    private final StringBuilder role = new StringBuilder();
    private final StringBuilder channel = new StringBuilder();
    private final List<TextChunk> unread = new ArrayList<>();
    private final Follower follower;

    /// The header of a message that a tool parser may have to read.
    private final List<TextChunk> header = new ArrayList<>();

    private final Set<Audience> reached = EnumSet.noneOf(Audience.class);
    private Place place = Place.ROLE;
    private Audience audience = Audience.USER;
    private boolean opened;
    private boolean fresh;
    private boolean ended;

    private enum Place {
        /// In the header, in front of the channel.
        ROLE,
        /// Behind the channel marker.
        CHANNEL,
        /// Behind the marker of the body's type.
        TYPE,
        BODY
    }

    HarmonyParser(ReasoningRequest request) {
        this.scanner = BlockParser.scanner(MARKERS, request);
        this.follower = request.follower();
    }

    @Override
    public List<String> markers() {
        return MARKERS;
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        List<ReasoningEvent> events = new ArrayList<>();
        scanner.push(chunk).forEach(piece -> accept(piece, events));
        return events;
    }

    @Override
    public List<ReasoningEvent> finish() {
        List<ReasoningEvent> events = new ArrayList<>();
        scanner.finish().forEach(piece -> accept(piece, events));
        if (follower == Follower.TOOL_PARSER) {
            header.forEach(text -> content(text, events));
        } else if (place == Place.ROLE && !opened) {
            unread.forEach(text -> content(text, events));
        }
        return events;
    }

    @Override
    public boolean isReasoning() {
        return place == Place.BODY && audience == Audience.MODEL;
    }

    @Override
    public void accept(Piece piece, List<ReasoningEvent> events) {
        boolean inBody = place == Place.BODY;
        boolean reasons = isReasoning();
        take(piece, events);
        if (follower == Follower.TOOL_PARSER && !reasons) {
            leave(piece.chunk(), inBody, events);
        }
    }

    /// Leaves text outside thoughts to the tool parser: at once in a message, a header once it proves to
    /// be none of a thought.
    ///
    /// @param inBody whether the text, or the marker that ended it, belongs to a message
    private void leave(TextChunk text, boolean inBody, List<ReasoningEvent> events) {
        if (inBody) {
            content(text, events);
            return;
        }
        header.add(text);
        if (place == Place.BODY) {
            if (audience != Audience.MODEL) {
                header.forEach(part -> content(part, events));
            }
            header.clear();
        }
    }

    private void take(Piece piece, List<ReasoningEvent> events) {
        switch (piece) {
            case Piece.Text(TextChunk text) -> text(text, events);
            case Piece.Marker(int index, TextChunk marker) -> {
                switch (MARKERS.get(index)) {
                    case "<|channel|>" -> place = Place.CHANNEL;
                    case "<|constrain|>" -> place = Place.TYPE;
                    case "<|message|>" -> open();
                    default -> close();
                }
            }
        }
    }

    private void text(TextChunk text, List<ReasoningEvent> events) {
        switch (place) {
            case ROLE -> {
                role.append(text.text());
                unread.add(text);
            }
            case CHANNEL -> channel.append(text.text());
            case TYPE -> {}
            case BODY -> body(text, events);
        }
    }

    private void open() {
        audience = Header.of(role.toString(), channel.toString()).audience();
        opened = true;
        fresh = true;
        place = Place.BODY;
        clearHeader();
        unread.clear();
    }

    private void close() {
        clearHeader();
        place = Place.ROLE;
    }

    private void clearHeader() {
        role.setLength(0);
        channel.setLength(0);
    }

    private void body(TextChunk text, List<ReasoningEvent> events) {
        if (audience != Audience.MODEL && follower == Follower.TOOL_PARSER) {
            return;
        }
        boolean joins = fresh && !reached.add(audience);
        fresh = false;
        switch (audience) {
            case MODEL ->
                    events.add(new ReasoningEvent.Reasoning((joins ? "\n" : "") + text.text()));
            case USER -> {
                if (joins) {
                    content(
                            text.isTokenised() ? TextChunk.ofModel("\n") : TextChunk.of("\n"),
                            events);
                }
                content(text, events);
            }
            case TOOL -> {}
        }
    }

    private void content(TextChunk text, List<ReasoningEvent> events) {
        if (!ended) {
            ended = true;
            events.add(new ReasoningEvent.Ended());
        }
        events.add(new ReasoningEvent.Content(text));
    }
}
