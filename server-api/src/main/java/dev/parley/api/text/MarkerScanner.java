package dev.parley.api.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Cuts generated text at markers while it arrives, holding back only what may still become one.
///
/// A marker that is an added token of the vocabulary counts only where [TextChunk#marks] has that
/// token; the same characters spelled by ordinary tokens are text. Other markers, and all markers
/// in text of unknown origin, are found by their characters. Any chunking gives the same pieces,
/// joined. For parsers: created per choice, used by one thread.
public final class MarkerScanner {

    private final List<String> markers;
    private final Map<Integer, Integer> byToken;

    /// The first characters of the markers.
    private final BitSet firsts = new BitSet();

    private TextChunk held = TextChunk.of("");

    private MarkerScanner(List<String> markers, Map<Integer, Integer> byToken) {
        this.markers = List.copyOf(markers);
        this.byToken = byToken;
        requirePrefixFree(this.markers);
        markers.forEach(marker -> firsts.set(marker.charAt(0)));
    }

    /// What the text consists of.
    public sealed interface Piece {

        /// The text with its marks.
        TextChunk chunk();

        /// Text between markers, never empty.
        record Text(TextChunk chunk) implements Piece {}

        /// A marker.
        ///
        /// @param index place in the list the scanner was made with
        /// @param chunk the marker's own text
        record Marker(int index, TextChunk chunk) implements Piece {}
    }

    /// What [#find] found: a marker, or a tail that may become one.
    private sealed interface Match {

        int start();

        record Whole(int start, int end, int marker) implements Match {}

        record Tail(int start) implements Match {}
    }

    /// A scanner that goes by characters alone.
    ///
    /// @param markers not empty, none a prefix of another
    public static MarkerScanner of(List<String> markers) {
        return new MarkerScanner(markers, Map.of());
    }

    /// A scanner for one model's output.
    ///
    /// @param markers not empty, none a prefix of another
    /// @param tokenizer says which of them are added tokens
    public static MarkerScanner of(List<String> markers, Tokenizer tokenizer) {
        Map<Integer, Integer> byToken = new HashMap<>();
        for (int i = 0; i < markers.size(); i++) {
            OptionalInt id = tokenizer.tokenId(markers.get(i));
            if (id.isPresent() && tokenizer.isAdded(id.getAsInt())) {
                byToken.put(id.getAsInt(), i);
            }
        }
        return new MarkerScanner(markers, Map.copyOf(byToken));
    }

    /// Takes the next piece of text.
    ///
    /// @return text and markers in order; empty while the scanner cannot decide
    public List<Piece> push(TextChunk chunk) {
        TextChunk text = held.plus(chunk);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        Iterator<TextChunk.AddedToken> tokens = markerTokens(text);
        Optional<TextChunk.AddedToken> token = next(tokens, 0);
        Match match = find(text, 0, token);
        while (match instanceof Match.Whole(int start, int end, int marker)) {
            addText(pieces, text, from, start);
            pieces.add(new Piece.Marker(marker, text.substring(start, end)));
            from = end;
            token = token.filter(it -> it.start() >= end).or(() -> next(tokens, end));
            match = find(text, from, token);
        }
        addText(pieces, text, from, match.start());
        held = text.substring(match.start());
        return pieces;
    }

    /// The text has ended: gives what was held back, as text.
    public List<Piece> finish() {
        List<Piece> pieces = new ArrayList<>();
        addText(pieces, held, 0, held.text().length());
        held = TextChunk.of("");
        return pieces;
    }

    private static void addText(List<Piece> pieces, TextChunk text, int start, int end) {
        if (end > start) {
            pieces.add(new Piece.Text(text.substring(start, end)));
        }
    }

    /// The tokens of a text that are markers, in order.
    private Iterator<TextChunk.AddedToken> markerTokens(TextChunk text) {
        if (text.tokens().isEmpty()) {
            return Collections.emptyIterator();
        }
        return text.tokens().stream().filter(it -> byToken.containsKey(it.id())).iterator();
    }

    private static Optional<TextChunk.AddedToken> next(
            Iterator<TextChunk.AddedToken> tokens, int from) {
        while (tokens.hasNext()) {
            TextChunk.AddedToken token = tokens.next();
            if (token.start() >= from) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    /// The first marker. Looks no further than at the next token that is one.
    private Match find(TextChunk text, int from, Optional<TextChunk.AddedToken> token) {
        int limit = token.map(TextChunk.AddedToken::start).orElse(text.text().length());
        return findByCharacters(text, from, limit)
                .orElseGet(() -> token.map(this::whole).orElseGet(() -> new Match.Tail(limit)));
    }

    private Match whole(TextChunk.AddedToken token) {
        return new Match.Whole(
                token.start(), token.end(), Objects.requireNonNull(byToken.get(token.id())));
    }

    private Optional<Match> findByCharacters(TextChunk chunk, int from, int limit) {
        String text = chunk.text();
        boolean charactersOnly = !chunk.isTokenised();
        for (int at = from; at < limit; at++) {
            if (!firsts.get(text.charAt(at))) {
                continue;
            }
            for (int i = 0; i < markers.size(); i++) {
                Optional<Match> match =
                        charactersOnly || !byToken.containsValue(i)
                                ? match(text, at, i)
                                : Optional.empty();
                if (match.isPresent()) {
                    return match;
                }
            }
        }
        return Optional.empty();
    }

    /// What the text is of one marker at one place.
    private Optional<Match> match(String text, int at, int index) {
        String marker = markers.get(index);
        int length = Math.min(marker.length(), text.length() - at);
        if (!text.regionMatches(at, marker, 0, length)) {
            return Optional.empty();
        }
        return Optional.of(
                length == marker.length()
                        ? new Match.Whole(at, at + length, index)
                        : new Match.Tail(at));
    }

    private static void requirePrefixFree(List<String> markers) {
        for (int i = 0; i < markers.size(); i++) {
            for (int k = 0; k < markers.size(); k++) {
                if (markers.get(i).isEmpty()
                        || (i != k && markers.get(k).startsWith(markers.get(i)))) {
                    throw new IllegalArgumentException(
                            "The marker '%s' is empty or begins the marker '%s'."
                                    .formatted(markers.get(i), markers.get(k)));
                }
            }
        }
    }
}
