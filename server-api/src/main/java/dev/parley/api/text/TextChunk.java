package dev.parley.api.text;

import java.util.ArrayList;
import java.util.List;

/// A piece of generated text and, where it came from a model, which parts of it are added tokens.
///
/// A marker that is an added token of the vocabulary is recognised only where `marks` has it; the
/// same characters spelled by ordinary tokens are text. With [Marks.Unknown] characters decide.
///
/// @param text may be empty, may end inside a tag or a surrogate pair
/// @param marks what is known of its tokens
public record TextChunk(String text, Marks marks) {

    private static final Marks UNKNOWN = new Marks.Unknown();
    private static final Marks NO_ADDED_TOKENS = new Marks.Known(List.of());

    /// What is known of the tokens behind a text.
    public sealed interface Marks {

        /// Nothing: vectors, or text typed by a person.
        record Unknown() implements Marks {}

        /// Exactly these parts are added tokens.
        ///
        /// @param tokens ascending, not overlapping
        record Known(List<AddedToken> tokens) implements Marks {

            /// Copies the list.
            public Known {
                tokens = List.copyOf(tokens);
            }
        }
    }

    /// An added token inside a text.
    ///
    /// @param start index of its first `char`
    /// @param end index after its last `char`
    /// @param id its token id
    public record AddedToken(int start, int end, int id) {}

    /// Text of unknown origin.
    public static TextChunk of(String text) {
        return new TextChunk(text, UNKNOWN);
    }

    /// Text from a model without any added token in it.
    public static TextChunk ofModel(String text) {
        return new TextChunk(text, NO_ADDED_TOKENS);
    }

    /// Text from a model with added tokens at these places.
    public static TextChunk ofModel(String text, List<AddedToken> tokens) {
        return tokens.isEmpty() ? ofModel(text) : new TextChunk(text, new Marks.Known(tokens));
    }

    /// Whether there is no text.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// Whether the tokens behind the text are known.
    public boolean isTokenised() {
        return marks instanceof Marks.Known;
    }

    /// The added tokens inside; empty when unknown.
    public List<AddedToken> tokens() {
        return switch (marks) {
            case Marks.Known(var tokens) -> tokens;
            case Marks.Unknown() -> List.of();
        };
    }

    /// The part from `start` to the end, with the added tokens that lie whole in it.
    public TextChunk substring(int start) {
        return substring(start, text.length());
    }

    /// The part from `start` to `end`, exclusive, with the added tokens that lie whole in it.
    public TextChunk substring(int start, int end) {
        if (start == 0 && end == text.length()) {
            return this;
        }
        String part = text.substring(start, end);
        if (tokens().isEmpty()) {
            return new TextChunk(part, marks);
        }
        List<AddedToken> inside = new ArrayList<>();
        for (AddedToken token : tokens().subList(firstFrom(start), tokens().size())) {
            if (token.end() > end) {
                break;
            }
            inside.add(new AddedToken(token.start() - start, token.end() - start, token.id()));
        }
        return ofModel(part, inside);
    }

    /// Index of the first token that begins at a place or behind it.
    private int firstFrom(int start) {
        int low = 0;
        int high = tokens().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens().get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// This text followed by another. Unknown if either is and has text.
    public TextChunk plus(TextChunk next) {
        if (isEmpty()) {
            return next;
        }
        if (next.isEmpty()) {
            return this;
        }
        String joined = text + next.text;
        if (!isTokenised() || !next.isTokenised()) {
            return of(joined);
        }
        if (tokens().isEmpty() && next.tokens().isEmpty()) {
            return ofModel(joined);
        }
        List<AddedToken> all = new ArrayList<>(tokens());
        for (AddedToken token : next.tokens()) {
            all.add(
                    new AddedToken(
                            token.start() + text.length(),
                            token.end() + text.length(),
                            token.id()));
        }
        return ofModel(joined, all);
    }
}
