package dev.parley.core.text;

import tools.jackson.databind.JsonNode;

/// A token that text is split at before anything else.
///
/// @param content its text
/// @param kind whether it is dropped from decoded text
/// @param matching how it is found in a text
record AddedTokenEntry(String content, Kind kind, Matching matching) {

    /// Whether it is dropped from decoded text on request.
    enum Kind {
        /// Dropped.
        SPECIAL,
        /// Text like any other.
        ORDINARY
    }

    /// How it is found in a text.
    ///
    /// @param lstrip takes the white space before it
    /// @param rstrip takes the white space after it
    /// @param singleWord only between word boundaries
    /// @param normalized looked for in normalised text
    record Matching(boolean lstrip, boolean rstrip, boolean singleWord, boolean normalized) {

        private static final Matching EXACT = new Matching(false, false, false, false);
    }

    /// A special token found by its characters alone.
    static AddedTokenEntry special(String content) {
        return new AddedTokenEntry(content, Kind.SPECIAL, Matching.EXACT);
    }

    /// Reads the form both tokenizer files use.
    static AddedTokenEntry of(JsonNode json) {
        boolean special = json.path("special").asBoolean(false);
        return new AddedTokenEntry(
                json.path("content").asString(""),
                special ? Kind.SPECIAL : Kind.ORDINARY,
                new Matching(
                        json.path("lstrip").asBoolean(false),
                        json.path("rstrip").asBoolean(false),
                        json.path("single_word").asBoolean(false),
                        json.path("normalized").asBoolean(!special)));
    }

    boolean isSpecial() {
        return kind == Kind.SPECIAL;
    }

    AddedTokenEntry asSpecial() {
        return new AddedTokenEntry(content, Kind.SPECIAL, matching);
    }
}
