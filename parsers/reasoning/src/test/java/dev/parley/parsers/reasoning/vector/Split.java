package dev.parley.parsers.reasoning.vector;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a parser made of a text.
///
/// @param reasoning all reasoning, as a stream sends it
/// @param content all content
/// @param ended whether reasoning is over
/// @param preamble characters of the reasoning that a complete reply leaves out
public record Split(String reasoning, String content, boolean ended, int preamble) {

    public static Split of(ReasoningParser parser, List<String> pieces) {
        return ofChunks(parser, pieces.stream().map(TextChunk::of).toList());
    }

    public static Split ofChunks(ReasoningParser parser, List<TextChunk> chunks) {
        List<ReasoningEvent> events = new ArrayList<>();
        chunks.forEach(chunk -> events.addAll(parser.push(chunk)));
        events.addAll(parser.finish());
        StringBuilder reasoning = new StringBuilder();
        StringBuilder content = new StringBuilder();
        boolean ended = false;
        for (ReasoningEvent event : events) {
            switch (event) {
                case ReasoningEvent.Reasoning(String text) -> reasoning.append(text);
                case ReasoningEvent.Content(TextChunk text) -> content.append(text.text());
                case ReasoningEvent.Ended() -> ended = true;
            }
        }
        return new Split(reasoning.toString(), content.toString(), ended, parser.preamble());
    }

    /// The reasoning that a complete reply shows.
    public String completeReasoning() {
        return reasoning.substring(preamble);
    }

    public static List<String> randomCut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + random.nextInt(9));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }
}
