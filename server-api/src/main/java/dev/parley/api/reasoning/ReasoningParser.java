package dev.parley.api.reasoning;

import dev.parley.api.text.TextChunk;

import java.util.List;

/// Splits one choice's text into reasoning and content. Created per choice, called by one thread,
/// not closed. Any chunking gives the same events, joined; bad output never throws.
public interface ReasoningParser {

    /// Takes the next piece of text.
    ///
    /// @return events in text order; empty while the parser cannot decide
    List<ReasoningEvent> push(TextChunk chunk);

    /// The text has ended. Called once, after which nothing is called.
    List<ReasoningEvent> finish();

    /// How many characters at the start of the reasoning a complete reply leaves out: text in front
    /// of an opening marker, which a stream has sent before the marker came. Asked after [#finish].
    default int preamble() {
        return 0;
    }
}
