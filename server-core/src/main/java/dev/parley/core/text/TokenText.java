package dev.parley.core.text;

/// Tokens of one text to characters as they come. One thread.
///
/// All characters together are exactly what the tokenizer's own decoder makes of all tokens at once.
/// Special tokens that are to be left out, and ids without a token, never get here.
interface TokenText {

    /// Takes the next token and appends what it completes.
    void push(int token, StringBuilder out);

    /// The end: appends what was held back.
    void finish(StringBuilder out);

    /// How many of the tokens before a text matter for it.
    ///
    /// @param end exclusive
    /// @return index of the first one that does, 0 to `end`
    int contextStart(int[] tokens, int end);

    /// What an added token alone looks like in a text.
    String rendered(int token);
}
