package dev.parley.parsers.reasoning.minicpm;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.span.SpanFormat;
import dev.parley.parsers.reasoning.span.SpanParser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Cleans the text before and after it is split. Belongs to the choice's thread.
final class MinicpmvParser implements ReasoningParser {

    private static final String CALL = "<tool_call>";
    private static final String CALL_END = "</tool_call>";
    private static final List<String> MARKERS =
            Stream.concat(
                            Stream.of(CALL, CALL_END, "<|im_end|>"),
                            IntStream.rangeClosed(12, 15)
                                    .boxed()
                                    .flatMap(
                                            n ->
                                                    Stream.of(
                                                            "<reserved_" + n + ">",
                                                            "<|reserved_" + n + "|>")))
                    .toList();

    private final ReasoningParser split;
    private final Thoughts thoughts;
    private final MarkerScanner scanner;
    private final EscapedNewlines inReasoning = new EscapedNewlines();
    private final EscapedNewlines inContent = new EscapedNewlines();
    private boolean inCall;

    /// What becomes of reasoning.
    enum Thoughts {
        /// It is sent.
        SHOWN,
        /// It is dropped.
        DROPPED
    }

    MinicpmvParser(SpanFormat format, ReasoningRequest request, Thoughts thoughts) {
        this.split = new SpanParser(format, request);
        this.scanner =
                request.tokenizer()
                        .map(tokenizer -> MarkerScanner.of(MARKERS, tokenizer))
                        .orElseGet(() -> MarkerScanner.of(MARKERS));
        this.thoughts = thoughts;
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
        split.finish().forEach(event -> clean(event, events));
        reasoning(inReasoning.finish(), events);
        content(inContent.finish(), events);
        return events;
    }

    private void accept(Piece piece, List<ReasoningEvent> events) {
        boolean reserved =
                piece instanceof Piece.Marker(int index, TextChunk marker)
                        && !marker.text().equals(CALL)
                        && !marker.text().equals(CALL_END);
        if (!reserved) {
            split.push(piece.chunk()).forEach(event -> clean(event, events));
        }
    }

    private void clean(ReasoningEvent event, List<ReasoningEvent> events) {
        switch (event) {
            case ReasoningEvent.Reasoning(String text) ->
                    reasoning(inReasoning.take(TextChunk.of(text)), events);
            case ReasoningEvent.Ended ended -> {
                reasoning(inReasoning.finish(), events);
                events.add(ended);
            }
            case ReasoningEvent.Content(TextChunk chunk) -> {
                if (chunk.text().equals(CALL)) {
                    content(inContent.finish(), events);
                    inCall = true;
                }
                content(inCall ? List.of(chunk) : inContent.take(chunk), events);
                inCall = inCall && !chunk.text().equals(CALL_END);
            }
        }
    }

    private void reasoning(List<TextChunk> texts, List<ReasoningEvent> events) {
        if (thoughts == Thoughts.SHOWN) {
            texts.forEach(text -> events.add(new ReasoningEvent.Reasoning(text.text())));
        }
    }

    private static void content(List<TextChunk> texts, List<ReasoningEvent> events) {
        texts.forEach(text -> events.add(new ReasoningEvent.Content(text)));
    }
}
