package dev.parley.benchmarks.parsers;

import dev.parley.api.text.TextChunk;

import java.util.Collection;
import java.util.function.Function;

/// The texts that parsers are timed on, and how they are fed. Only static functions.
final class Corpus {

    static final int MEGABYTE = 1 << 20;

    /// Characters of a long argument or thought.
    static final int LONG = 1 << 16;

    private static final int PIECE = 4;
    private static final String NEARLY_MARKERS =
            "<tool_cal <|tool_ca [TOOL_CAL {\"name\" <func ]<]minimax[ ``` [f( <｜tool <thin </thin"
                    + " Here is my ";
    private static final String PROSE = "so the sum is 12, which is even; ";

    private Corpus() {}

    /// A megabyte of what nearly is a marker.
    static String nearlyMarkers() {
        return NEARLY_MARKERS.repeat(MEGABYTE / NEARLY_MARKERS.length());
    }

    /// Words without markers.
    static String prose() {
        return PROSE.repeat(LONG / PROSE.length());
    }

    /// Feeds a text in pieces as large as a token.
    ///
    /// @return how many events came
    static int feed(String text, Function<TextChunk, Collection<?>> parser) {
        int events = 0;
        for (int at = 0; at < text.length(); at += PIECE) {
            int end = Math.min(text.length(), at + PIECE);
            events += parser.apply(TextChunk.of(text.substring(at, end))).size();
        }
        return events;
    }
}
