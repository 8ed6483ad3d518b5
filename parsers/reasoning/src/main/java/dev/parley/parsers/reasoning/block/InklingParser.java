package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;

import java.util.ArrayList;
import java.util.List;

/// Splits one choice's blocks by their kind. Belongs to the choice's thread.
final class InklingParser implements BlockParser {

    static final String MESSAGE = "<|message_model|>";
    static final String THOUGHT = "<|content_thinking|>";
    static final String TEXT = "<|content_text|>";
    static final String CALL = "<|content_invoke_tool_json|>";
    static final String TEXT_CALL = "<|content_invoke_tool_text|>";
    static final String ERROR = "<|content_tool_error|>";
    static final String END = "<|end_message|>";
    static final String STOP = "<|content_model_end_sampling|>";
    static final List<String> MARKERS =
            List.of(MESSAGE, THOUGHT, TEXT, CALL, TEXT_CALL, ERROR, END, STOP);

    private final MarkerScanner scanner;

    /// Text of a header, which is content if no block follows.
    private final List<TextChunk> header = new ArrayList<>();

    /// White space that may prove to be the end of the reasoning.
    private final StringBuilder blank = new StringBuilder();

    private Block block;
    private boolean ended;

    private enum Block {
        HEADER,
        THOUGHT,
        TEXT,
        CALL
    }

    InklingParser(ReasoningRequest request) {
        this.scanner = BlockParser.scanner(MARKERS, request);
        this.block =
                request.prompt() == PromptState.OPEN
                        ? Block.THOUGHT
                        : request.prompt() == PromptState.CLOSED ? Block.TEXT : Block.HEADER;
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
        releaseHeader(events);
        return events;
    }

    @Override
    public boolean isReasoning() {
        return block == Block.THOUGHT;
    }

    @Override
    public void accept(Piece piece, List<ReasoningEvent> events) {
        switch (piece) {
            case Piece.Text(TextChunk text) -> text(text, events);
            case Piece.Marker(int index, TextChunk marker) -> {
                switch (MARKERS.get(index)) {
                    case MESSAGE -> enter(Block.HEADER);
                    case THOUGHT -> enter(Block.THOUGHT);
                    case CALL -> {
                        enter(Block.CALL);
                        content(marker, events);
                    }
                    case END -> end(marker, events);
                    default -> {
                        enter(Block.TEXT);
                        announceEnd(events);
                    }
                }
            }
        }
    }

    private void enter(Block next) {
        header.clear();
        block = next;
    }

    private void end(TextChunk marker, List<ReasoningEvent> events) {
        if (block == Block.CALL) {
            content(marker, events);
        }
        releaseHeader(events);
        block = Block.HEADER;
    }

    private void releaseHeader(List<ReasoningEvent> events) {
        header.forEach(text -> content(text, events));
        header.clear();
    }

    private void text(TextChunk text, List<ReasoningEvent> events) {
        switch (block) {
            case HEADER -> header.add(text);
            case THOUGHT -> thought(text.text(), events);
            case TEXT, CALL -> content(text, events);
        }
    }

    private void thought(String text, List<ReasoningEvent> events) {
        int end = text.stripTrailing().length();
        if (end > 0) {
            events.add(new ReasoningEvent.Reasoning(blank + text.substring(0, end)));
            blank.setLength(0);
        }
        blank.append(text, end, text.length());
    }

    private void content(TextChunk text, List<ReasoningEvent> events) {
        blank.setLength(0);
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
