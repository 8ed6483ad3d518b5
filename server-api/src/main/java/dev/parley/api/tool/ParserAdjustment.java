package dev.parley.api.tool;

import java.util.List;

/// Changes a parser needs to a request.
///
/// @param specialTokens whether special tokens must stay in the text
/// @param stopStrings further stop strings
public record ParserAdjustment(SpecialTokenNeed specialTokens, List<String> stopStrings) {

    /// No change.
    public static final ParserAdjustment NONE =
            new ParserAdjustment(SpecialTokenNeed.AS_REQUESTED, List.of());

    /// Special tokens stay in the text.
    public static final ParserAdjustment KEEP_SPECIAL_TOKENS =
            new ParserAdjustment(SpecialTokenNeed.KEEP, List.of());

    /// Copies the list.
    public ParserAdjustment {
        stopStrings = List.copyOf(stopStrings);
    }

    /// Whether special tokens must stay in the text.
    public enum SpecialTokenNeed {
        /// They must.
        KEEP,
        /// As the client says.
        AS_REQUESTED
    }
}
