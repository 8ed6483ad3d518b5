package dev.parley.parsers.tool.call;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Cuts text at a format's markers and says what each marker is.
///
/// @param <R> the roles of markers
public final class Markers<R> {

    private final List<R> roles = new ArrayList<>();
    private final MarkerScanner scanner;

    /// @param marks the markers; several may have one role
    public Markers(List<Mark<R>> marks, ToolParserRequest request) {
        List<String> texts = new ArrayList<>();
        for (Mark<R> mark : marks) {
            texts.add(mark.text());
            roles.add(mark.role());
        }
        scanner = Markers.scanner(texts, request);
    }

    /// A scanner for a request's model, for formats whose markers have no roles of their own.
    ///
    /// @param markers not empty, none a prefix of another
    public static MarkerScanner scanner(List<String> markers, ToolParserRequest request) {
        return request.tokenizer()
                .map(tokenizer -> MarkerScanner.of(markers, tokenizer))
                .orElseGet(() -> MarkerScanner.of(markers));
    }

    /// A marker and what it is.
    public record Mark<R>(String text, R role) {}

    /// Takes the next piece of text.
    public void push(TextChunk chunk, Consumer<String> text, BiConsumer<R, String> marker) {
        scanner.push(chunk).forEach(piece -> hand(piece, text, marker));
    }

    /// The text has ended: what was held back is text.
    public void finish(Consumer<String> text, BiConsumer<R, String> marker) {
        scanner.finish().forEach(piece -> hand(piece, text, marker));
    }

    private void hand(
            MarkerScanner.Piece piece, Consumer<String> text, BiConsumer<R, String> marker) {
        switch (piece) {
            case MarkerScanner.Piece.Text(TextChunk chunk) -> text.accept(chunk.text());
            case MarkerScanner.Piece.Marker(int index, TextChunk chunk) ->
                    marker.accept(roles.get(index), chunk.text());
        }
    }
}
