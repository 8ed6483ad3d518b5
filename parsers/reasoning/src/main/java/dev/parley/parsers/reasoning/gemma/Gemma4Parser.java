package dev.parley.parsers.reasoning.gemma;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanParser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whether a reply begins inside a block, splits it and drops the block's label. Belongs to
/// the choice's thread.
final class Gemma4Parser implements ReasoningParser {

    static final String START = "<|channel>";
    static final String END = "<channel|>";

    private final SpanFormat format;
    private final ReasoningRequest request;
    private final MarkerScanner scanner;
    private final ThoughtLabel label = new ThoughtLabel();

    /// Text that came before the decision.
    private final List<TextChunk> held = new ArrayList<>();

    private final StringBuilder beginning = new StringBuilder();
    private Optional<SpanParser> split = Optional.empty();
    private boolean endSeen;

    Gemma4Parser(SpanFormat format, ReasoningRequest request) {
        this.format = format;
        this.request = request;
        List<String> markers = List.of(START, END);
        this.scanner =
                request.tokenizer()
                        .map(tokenizer -> MarkerScanner.of(markers, tokenizer))
                        .orElseGet(() -> MarkerScanner.of(markers));
        if (request.prompt() != PromptState.UNMARKED) {
            split = Optional.of(new SpanParser(format, request));
        }
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        if (split.isPresent()) {
            return label.leaveOut(split.get().push(chunk));
        }
        held.add(chunk);
        beginning.append(chunk.text(), 0, Math.min(chunk.text().length(), room()));
        if (beginning.toString().equals(ThoughtLabel.TEXT)) {
            return begin(PromptState.OPEN);
        }
        scanner.push(chunk).forEach(this::look);
        return split.isEmpty() && !maySayMore() ? begin(PromptState.UNMARKED) : release();
    }

    @Override
    public List<ReasoningEvent> finish() {
        List<ReasoningEvent> events = new ArrayList<>(release());
        if (split.isEmpty()) {
            boolean inside = endSeen || beginning.toString().equals(ThoughtLabel.WORD);
            events.addAll(
                    begin(
                            inside && request.delivery() == Delivery.WHOLE
                                    ? PromptState.OPEN
                                    : PromptState.UNMARKED));
        }
        split.ifPresent(parser -> events.addAll(label.leaveOut(parser.finish())));
        events.addAll(label.finish());
        return events;
    }

    private int room() {
        return ThoughtLabel.TEXT.length() - beginning.length();
    }

    private void look(Piece piece) {
        if (split.isEmpty() && piece instanceof Piece.Marker(int index, TextChunk marker)) {
            endSeen |= index == 1;
            if (index == 0) {
                split = Optional.of(parser(PromptState.UNMARKED));
            }
        }
    }

    /// Whether text to come may still show that the reply began inside a block.
    private boolean maySayMore() {
        return request.delivery() == Delivery.WHOLE
                || ThoughtLabel.TEXT.startsWith(beginning.toString());
    }

    private List<ReasoningEvent> begin(PromptState state) {
        split = Optional.of(parser(state));
        return release();
    }

    private SpanParser parser(PromptState state) {
        return new SpanParser(format, request.withPrompt(state));
    }

    private List<ReasoningEvent> release() {
        List<ReasoningEvent> events = new ArrayList<>();
        split.ifPresent(
                parser -> {
                    held.forEach(text -> events.addAll(label.leaveOut(parser.push(text))));
                    held.clear();
                });
        return events;
    }
}
