package dev.parley.api.tool;

import dev.parley.api.text.TextChunk;

import java.util.List;

/// Finds tool calls in one choice's text. Created per choice, called by one thread, not closed.
///
/// Any chunking gives the same events, joined. Bad model output never throws: what cannot be
/// parsed is content.
public interface ToolParser {

    /// Takes the next piece of text.
    ///
    /// @param chunk its text may be empty, may end inside a tag or a surrogate pair
    /// @return events in text order; empty while the parser cannot decide
    List<ToolEvent> push(TextChunk chunk);

    /// The text has ended. Called once, after which nothing is called.
    ///
    /// @return the last events; an unfinished call is abandoned or completed here
    List<ToolEvent> finish();
}
