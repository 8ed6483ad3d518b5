package dev.parley.api.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Text to token ids and back. Safe on any thread.
public interface Tokenizer {

    /// Ids of a text. Markers spelled in it become their tokens.
    ///
    /// @param specials whether BOS and the like are put around it
    int[] encode(String text, SpecialTokens specials);

    /// Where the tokens of [#encode] come from.
    ///
    /// @param specials as for [#encode]
    /// @return two numbers per token, the code points of the text where it begins and before which it
    ///     ends, both 0 for a token put around it; empty when the tokenizer does not keep them
    default Optional<int[]> spans(String text, SpecialTokens specials) {
        return Optional.empty();
    }

    /// Text of some ids at once.
    ///
    /// @param specials whether special tokens appear in it
    String decode(int[] tokens, SpecialTokens specials);

    /// A decoder for one generated text, primed with its prompt.
    ///
    /// @param prompt ids before the generated ones
    Detokenizer detokenizer(int[] prompt, DetokenizerOptions options);

    /// Ids run from 0 to this, exclusive.
    int vocabularySize();

    /// The id of a vocabulary entry or added token.
    OptionalInt tokenId(String token);

    /// The vocabulary entry of an id as the tokenizer file spells it (such as `Ġthe`); empty text
    /// for ids without one.
    String token(int id);

    /// Whether the id is an added token: one that text is split at before anything else. A special
    /// token is one too.
    boolean isAdded(int id);

    /// Whether the id is a special token, dropped by [SpecialTokens#SKIP].
    boolean isSpecial(int id);

    /// The ids of all special tokens, ascending.
    List<Integer> specialIds();

    /// The id that ends a text by the tokenizer's configuration.
    OptionalInt endToken();

    /// Length in characters of the longest vocabulary entry.
    int longestToken();
}
