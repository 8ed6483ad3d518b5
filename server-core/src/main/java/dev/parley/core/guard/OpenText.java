package dev.parley.core.guard;

import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;

import java.util.ArrayList;
import java.util.List;

/// The text a parser was given and has not given back: what becomes content when the parser fails.
/// Belongs to one parser.
///
/// Which text an event stands for is found by looking for the event's text. Where a parser rewrites
/// text, as much is taken off as the event is long. Where it is unclear how far a call reached, the
/// doubtful piece stays: it is better shown twice than lost.
final class OpenText {

    /// How much of a call's last argument piece is looked for.
    private static final int LONGEST_TAIL = 64;

    private final StringBuilder text = new StringBuilder();
    private final List<AddedToken> tokens = new ArrayList<>(0);
    private boolean tokenised = true;

    /// Where the piece of text begins that is being parsed.
    private int latest;

    /// Where the piece of text began that gave a call its last event.
    private int callMark;

    private String callTail = "";

    /// Takes a piece that the parser is about to get.
    void add(TextChunk chunk) {
        latest = text.length();
        tokenised &= chunk.isTokenised() || chunk.isEmpty();
        for (AddedToken token : chunk.tokens()) {
            tokens.add(new AddedToken(token.start() + latest, token.end() + latest, token.id()));
        }
        text.append(chunk.text());
    }

    /// The parser gave out `piece`, unchanged or rewritten.
    void emitted(String piece) {
        int found = startsWith(piece) ? 0 : text.indexOf(piece);
        drop(Math.min(text.length(), Math.max(found, 0) + piece.length()));
    }

    /// The parser gave out a part of a call.
    ///
    /// @param json arguments; empty when there were none
    void called(String json) {
        callMark = latest;
        callTail = json.substring(Math.max(0, json.length() - LONGEST_TAIL));
    }

    /// The call is complete: its text is done with.
    void completed() {
        drop(callEnd());
    }

    /// What belongs to the call that is open; taken out.
    String takeCall() {
        int end = callEnd();
        String call = text.substring(0, end);
        drop(end);
        return call;
    }

    /// All that is left; taken out.
    TextChunk takeAll() {
        String all = text.toString();
        TextChunk rest =
                tokenised ? TextChunk.ofModel(all, List.copyOf(tokens)) : TextChunk.of(all);
        drop(text.length());
        return rest;
    }

    private int callEnd() {
        int found = callTail.isEmpty() ? -1 : text.lastIndexOf(callTail);
        return found < 0 ? callMark : found + callTail.length();
    }

    private boolean startsWith(String piece) {
        if (piece.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void drop(int length) {
        text.delete(0, length);
        latest = Math.max(0, latest - length);
        callMark = Math.max(0, callMark - length);
        if (tokens.isEmpty()) {
            return;
        }
        List<AddedToken> moved = new ArrayList<>();
        for (AddedToken token : tokens) {
            if (token.start() >= length) {
                moved.add(new AddedToken(token.start() - length, token.end() - length, token.id()));
            }
        }
        tokens.clear();
        tokens.addAll(moved);
    }
}
