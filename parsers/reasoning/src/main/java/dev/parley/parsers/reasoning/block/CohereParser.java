package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.block.CohereFormat.Role;
import dev.parley.parsers.reasoning.block.CohereFormat.Unmarked;

import java.util.ArrayList;
import java.util.List;

/// Splits one choice's blocks by their kind. Belongs to the choice's thread.
final class CohereParser implements BlockParser {

    private final CohereFormat format;
    private final MarkerScanner scanner;
    private final Citations citations = new Citations();
    private final Follower follower;

    /// White space that may prove to be the end of a block.
    private final List<TextChunk> blank = new ArrayList<>();

    private Block block;
    private boolean begun;
    private boolean ended;

    private enum Block {
        THOUGHT,
        /// An action, or what is dropped behind a block.
        LEFT_OUT,
        CONTENT
    }

    CohereParser(CohereFormat format, ReasoningRequest request) {
        this.format = format;
        this.scanner = BlockParser.scanner(format.markers(), request);
        this.follower = request.follower();
        boolean thinks =
                request.prompt() == PromptState.OPEN
                        || (request.prompt() == PromptState.UNMARKED
                                && format.unmarked() == Unmarked.REASONING);
        this.block = thinks ? Block.THOUGHT : Block.CONTENT;
        this.begun = !thinks;
    }

    @Override
    public List<String> markers() {
        return format.markers();
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
        citations.release().forEach(text -> trimmed(text, events));
        return events;
    }

    @Override
    public boolean isReasoning() {
        return block == Block.THOUGHT;
    }

    @Override
    public void accept(Piece piece, List<ReasoningEvent> events) {
        boolean left = follower == Follower.TOOL_PARSER && !concernsThought(piece);
        if (left) {
            leave(piece, events);
        } else {
            split(piece, events);
        }
    }

    /// Whether a piece is part of a thought, or one of its markers.
    private boolean concernsThought(Piece piece) {
        return switch (piece) {
            case Piece.Text text -> block == Block.THOUGHT;
            case Piece.Marker(int index, TextChunk marker) ->
                    marker.text().equals(CohereFormat.THOUGHT_START)
                            || marker.text().equals(CohereFormat.THOUGHT_END)
                            || (block == Block.THOUGHT && isCitation(index));
        };
    }

    private boolean isCitation(int marker) {
        Role role = format.roles().get(marker);
        return role == Role.CITATION || role == Role.CITED;
    }

    /// Leaves a piece to the tool parser, which reads blocks and citations itself.
    private void leave(Piece piece, List<ReasoningEvent> events) {
        if (piece instanceof Piece.Marker(int index, TextChunk marker) && !isCitation(index)) {
            citations.release().forEach(text -> trimmed(text, events));
            enter(
                    format.roles().get(index) == Role.CONTENT ? Block.CONTENT : Block.LEFT_OUT,
                    events);
        }
        announceEnd(events);
        events.add(new ReasoningEvent.Content(piece.chunk()));
    }

    private void split(Piece piece, List<ReasoningEvent> events) {
        switch (piece) {
            case Piece.Text(TextChunk text) ->
                    citations.take(text).forEach(part -> trimmed(part, events));
            case Piece.Marker(int index, TextChunk marker) -> {
                citations.release().forEach(text -> trimmed(text, events));
                switch (format.roles().get(index)) {
                    case THOUGHT -> enter(Block.THOUGHT, events);
                    case ACTION, BEHIND -> enter(Block.LEFT_OUT, events);
                    case CONTENT -> enter(Block.CONTENT, events);
                    case PLAIN -> plain(marker, events);
                    case CITATION -> {}
                    case CITED -> citations.begin(marker);
                }
            }
        }
    }

    /// Content begins whose blanks in front count. The tool parser has to know that, too.
    private void plain(TextChunk marker, List<ReasoningEvent> events) {
        enter(Block.CONTENT, events);
        begun = true;
        if (follower == Follower.TOOL_PARSER) {
            announceEnd(events);
            events.add(new ReasoningEvent.Content(marker));
        }
    }

    private void enter(Block next, List<ReasoningEvent> events) {
        blank.clear();
        begun = false;
        if (block == Block.THOUGHT && next != Block.THOUGHT) {
            announceEnd(events);
        }
        block = next;
    }

    /// Sends text without white space at the start and the end of its block.
    private void trimmed(TextChunk text, List<ReasoningEvent> events) {
        int end = text.text().stripTrailing().length();
        if (end == 0) {
            hold(text);
            return;
        }
        int start = begun ? 0 : text.text().length() - text.text().stripLeading().length();
        begun = true;
        blank.forEach(part -> send(part, events));
        blank.clear();
        send(text.substring(start, end), events);
        hold(text.substring(end));
    }

    private void hold(TextChunk text) {
        if (begun && !text.isEmpty()) {
            blank.add(text);
        }
    }

    private void send(TextChunk text, List<ReasoningEvent> events) {
        switch (block) {
            case THOUGHT -> events.add(new ReasoningEvent.Reasoning(text.text()));
            case CONTENT -> {
                announceEnd(events);
                events.add(new ReasoningEvent.Content(text));
            }
            case LEFT_OUT -> {}
        }
    }

    private void announceEnd(List<ReasoningEvent> events) {
        if (!ended) {
            ended = true;
            events.add(new ReasoningEvent.Ended());
        }
    }
}
