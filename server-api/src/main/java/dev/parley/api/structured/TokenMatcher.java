package dev.parley.api.structured;

import java.util.OptionalInt;

/// Follows one choice's tokens and says which may come next. Made per choice; called by one thread
/// at a time, which may change between calls; not closed.
public interface TokenMatcher {

    /// Writes which ids may come next.
    ///
    /// @param allowed bit `id % 64` of word `id / 64` is set when `id` may come; overwritten
    void mask(long[] allowed);

    /// Takes the next token.
    ///
    /// @return whether the constraint still holds; false ends the request with an error
    boolean accept(int token);

    /// Whether the text is complete, so that only an end token may come.
    boolean finished();

    /// The only token that [#mask] would allow beside an end token, where that is known without a search;
    /// empty otherwise, which says nothing. Where the text may not end here, the engine appends it without
    /// asking the model.
    default OptionalInt onlyToken() {
        return OptionalInt.empty();
    }

    /// Whether the text may end here, so that an end or stop token may come too. The engine then allows
    /// those of the request beside what [#mask] says.
    default boolean mayEnd() {
        return finished();
    }
}
