package dev.parley.parsers.tool.marked;

/// How a reply reaches the client, for the few formats whose reply as a whole shows other content.
public enum Delivery {
    /// Piece by piece; what was given cannot be taken back.
    STREAMED,
    /// Once, as a whole.
    COMPLETE
}
