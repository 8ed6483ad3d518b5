package dev.parley.parsers.reasoning.span;

import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;

import java.util.ArrayList;
import java.util.List;

/// Decides about the white space at the start of the content. Belongs to its parser.
final class ContentHead {

    private final boolean dropsNewlines;
    private final boolean waits;
    private final List<TextChunk> held = new ArrayList<>();
    private boolean settled;
    private boolean answered;

    /// @param format says what happens to white space
    /// @param swapping whether blank content may still prove to be reasoning
    ContentHead(SpanFormat format, boolean swapping) {
        this.dropsNewlines =
                format.trim() == Trim.REASONING_END_AND_CONTENT_START
                        || format.trim() == Trim.AROUND;
        this.waits = swapping || !format.answer().opens().isEmpty();
    }

    /// Takes the next piece of content.
    ///
    /// @return what may be sent
    List<TextChunk> take(TextChunk text) {
        TextChunk rest = settled || !dropsNewlines ? text : withoutNewlines(text);
        if (rest.isEmpty()) {
            return List.of();
        }
        if (!settled && waits && rest.text().isBlank()) {
            held.add(rest);
            return List.of();
        }
        settled = true;
        List<TextChunk> all = new ArrayList<>(held);
        all.add(rest);
        held.clear();
        return all;
    }

    /// The answer begins: white space before it is dropped.
    void answer() {
        held.clear();
        settled = true;
        answered = true;
    }

    /// The answer is over: white space that follows waits.
    void answered() {
        settled = false;
    }

    /// What was held back, at the end of the text; white space around an answer is dropped.
    List<TextChunk> finish() {
        return answered ? List.of() : List.copyOf(held);
    }

    private static TextChunk withoutNewlines(TextChunk text) {
        int at = 0;
        while (at < text.text().length() && text.text().charAt(at) == '\n') {
            at++;
        }
        return text.substring(at);
    }
}
