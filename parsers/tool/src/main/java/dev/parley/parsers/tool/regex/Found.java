package dev.parley.parsers.tool.regex;

import java.util.Map;

/// What a text holds of a pattern.
public sealed interface Found {

    /// Where it begins.
    int start();

    /// All of it; nothing that follows can change that.
    ///
    /// @param end behind its last character
    /// @param captures the texts of its named groups, as far as they took part
    record Whole(int start, int end, Map<String, String> captures) implements Found {}

    /// What may become one.
    record Pending(int start) implements Found {}
}
