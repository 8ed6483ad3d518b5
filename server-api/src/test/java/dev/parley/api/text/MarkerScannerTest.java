package dev.parley.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.text.MarkerScanner.Piece;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

class MarkerScannerTest {

    private static final List<String> MARKERS = List.of("<a>", "</a>", "<ab>");

    private static String show(List<Piece> pieces) {
        StringBuilder shown = new StringBuilder();
        for (Piece piece : pieces) {
            shown.append(
                    switch (piece) {
                        case Piece.Text(TextChunk chunk) -> chunk.text();
                        case Piece.Marker(int index, TextChunk _) -> "[" + index + "]";
                    });
        }
        return shown.toString();
    }

    private static String scan(MarkerScanner scanner, TextChunk... chunks) {
        List<Piece> pieces = new ArrayList<>();
        for (TextChunk chunk : chunks) {
            pieces.addAll(scanner.push(chunk));
        }
        pieces.addAll(scanner.finish());
        return show(pieces);
    }

    @Nested
    class WithUnknownTokens {

        @Test
        void findsMarkersUnderAnyTwoCuts() {
            String text = "<<a>x</</a><ab>y</a<a";
            for (int first = 0; first <= text.length(); first++) {
                for (int second = first; second <= text.length(); second++) {
                    String found =
                            scan(
                                    MarkerScanner.of(MARKERS),
                                    TextChunk.of(text.substring(0, first)),
                                    TextChunk.of(text.substring(first, second)),
                                    TextChunk.of(text.substring(second)));
                    assertEquals("<[0]x</[1][2]y</a<a", found);
                }
            }
        }

        @Test
        void holdsBackOnlyAPossibleMarker() {
            MarkerScanner scanner = MarkerScanner.of(MARKERS);
            assertEquals("x < y ", show(scanner.push(TextChunk.of("x < y </"))));
            assertEquals("</b", show(scanner.push(TextChunk.of("b"))));
        }
    }

    @Nested
    class WithATokenizer {

        private final Tokenizer tokenizer = new OneAddedToken("<a>", 7);

        @Test
        void anAddedTokenSpelledByOrdinaryTokensIsText() {
            assertEquals(
                    "<a>x[1]",
                    scan(MarkerScanner.of(MARKERS, tokenizer), TextChunk.ofModel("<a>x</a>")));
        }

        @Test
        void anAddedTokenIsAMarkerAndIsNotHeldBack() {
            TextChunk chunk =
                    TextChunk.ofModel("<a><a>", List.of(new TextChunk.AddedToken(3, 6, 7)));
            assertEquals("<a>[0]", show(MarkerScanner.of(MARKERS, tokenizer).push(chunk)));
        }

        @Test
        void otherMarkersAreHeldBackWithTheirMarks() {
            MarkerScanner scanner = MarkerScanner.of(MARKERS, tokenizer);
            TextChunk other = TextChunk.ofModel("</", List.of(new TextChunk.AddedToken(0, 2, 9)));
            assertEquals("", show(scanner.push(other)));
            Piece text = scanner.push(TextChunk.ofModel("x")).getFirst();
            assertEquals(List.of(new TextChunk.AddedToken(0, 2, 9)), text.chunk().tokens());
        }

        @Test
        void textOfUnknownOriginGoesByCharacters() {
            assertEquals("[0]x", scan(MarkerScanner.of(MARKERS, tokenizer), TextChunk.of("<a>x")));
        }
    }

    @Test
    void refusesAMarkerThatBeginsAnother() {
        assertThrows(IllegalArgumentException.class, () -> MarkerScanner.of(List.of("<a", "<ab>")));
    }

    private record OneAddedToken(String token, int id) implements Tokenizer {

        @Override
        public OptionalInt tokenId(String text) {
            return text.equals(token) ? OptionalInt.of(id) : OptionalInt.empty();
        }

        @Override
        public boolean isAdded(int candidate) {
            return candidate == id;
        }

        @Override
        public int[] encode(String text, SpecialTokens specials) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String decode(int[] tokens, SpecialTokens specials) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int vocabularySize() {
            return id + 1;
        }

        @Override
        public String token(int candidate) {
            return candidate == id ? token : "";
        }

        @Override
        public boolean isSpecial(int candidate) {
            return false;
        }

        @Override
        public List<Integer> specialIds() {
            return List.of();
        }

        @Override
        public OptionalInt endToken() {
            return OptionalInt.empty();
        }

        @Override
        public int longestToken() {
            return token.length();
        }
    }
}
