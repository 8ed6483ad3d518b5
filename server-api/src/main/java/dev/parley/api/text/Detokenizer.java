package dev.parley.api.text;

/// Turns one choice's ids into text as they come. One thread. Never emits a broken character: bytes
/// of an unfinished one are held back.
public interface Detokenizer {

    /// Takes the next id.
    ///
    /// @return the text it completes, maybe empty
    TextChunk push(int token);

    /// The end: what was held back, with U+FFFD for bytes that never became a character.
    TextChunk finish();
}
