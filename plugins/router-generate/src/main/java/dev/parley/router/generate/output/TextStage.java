package dev.parley.router.generate.output;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.TextChunk;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.sampling.TextOptions.StopText;

import java.util.List;
import java.util.Optional;

/// One choice's text: detokenized, cut at the first stop string, held back while its end may still
/// become one.
final class TextStage {

    private static final char REPLACEMENT = '\uFFFD';

    private final Detokenizer detokenizer;
    private final TextOptions options;
    private final List<String> stops;
    private final int longestStop;
    private final boolean included;

    private TextChunk held = TextChunk.ofModel("");
    private String tail = "";
    private int tokens;
    private Optional<String> match = Optional.empty();

    TextStage(Detokenizer detokenizer, TextOptions options) {
        this.detokenizer = detokenizer;
        this.options = options;
        stops = options.stop();
        longestStop = stops.stream().mapToInt(String::length).max().orElse(0);
        included = options.stopText() == StopText.INCLUDED;
    }

    /// Takes the next token.
    ///
    /// @return text that is certain now
    TextChunk push(int token) {
        tokens++;
        return take(detokenizer.push(token));
    }

    /// Takes the token that ended the text: it is shown only if the client wants stop texts.
    TextChunk pushEnd(int token) {
        if (included) {
            return push(token);
        }
        tokens++;
        return TextChunk.ofModel("");
    }

    /// The stop string that was found; nothing comes after it.
    Optional<String> stopString() {
        return match;
    }

    /// The text has ended: what was held back.
    TextChunk finish() {
        if (match.isPresent()) {
            return TextChunk.ofModel("");
        }
        TextChunk rest = detokenizer.finish();
        int end = rest.text().length();
        while (end > 0 && rest.text().charAt(end - 1) == REPLACEMENT) {
            end--;
        }
        return released(held.plus(rest.substring(0, end)));
    }

    private TextChunk take(TextChunk chunk) {
        if (stops.isEmpty()) {
            return chunk;
        }
        held = held.plus(chunk);
        if (chunk.isEmpty()) {
            return chunk;
        }
        String window = tail + chunk.text();
        int seen = tail.length();
        tail = window.substring(Math.max(0, window.length() - longestStop + 1));
        if (tokens > options.minTokens()) {
            int start = find(window, seen);
            if (match.isPresent()) {
                int end = included ? start + match.get().length() : start;
                return released(held.substring(0, held.text().length() - window.length() + end));
            }
        }
        return certain();
    }

    /// Finds the stop string that ends first and notes it.
    ///
    /// @param seen characters at the window's start that were searched before
    /// @return where it starts in `window`
    private int find(String window, int seen) {
        int bestEnd = Integer.MAX_VALUE;
        int bestStart = -1;
        for (String stop : stops) {
            int start = window.indexOf(stop, Math.max(0, seen - stop.length() + 1));
            if (start >= 0 && start + stop.length() < bestEnd) {
                bestEnd = start + stop.length();
                bestStart = start;
                match = Optional.of(stop);
            }
        }
        return bestStart;
    }

    private TextChunk certain() {
        int length = held.text().length();
        int end = included ? length : Math.max(0, length - longestStop + 1);
        if (end > 0 && end < length && Character.isHighSurrogate(held.text().charAt(end - 1))) {
            end--;
        }
        if (splitsToken(end)) {
            end = tokenStart(end);
        }
        TextChunk out = held.substring(0, end);
        held = held.substring(end);
        return out;
    }

    private boolean splitsToken(int end) {
        return held.tokens().stream().anyMatch(token -> token.start() < end && end < token.end());
    }

    private int tokenStart(int end) {
        return held.tokens().stream()
                .filter(token -> token.start() < end && end < token.end())
                .findFirst()
                .orElseThrow()
                .start();
    }

    private TextChunk released(TextChunk text) {
        held = TextChunk.ofModel("");
        return text;
    }
}
