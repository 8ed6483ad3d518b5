package dev.parley.core.text;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;

import java.util.Arrays;
import java.util.List;

/// Leaves out special tokens and says where added ones are; the characters come from a [TokenText].
final class StreamingDetokenizer implements Detokenizer {

    private static final TextChunk NOTHING = TextChunk.ofModel("");

    /// Tokens of the prompt looked at; what counts is in the last few that are not special.
    private static final int PROMPT_TAIL = 256;

    private final Vocabulary vocabulary;
    private final TokenText text;
    private final DetokenizerOptions options;
    private final StringBuilder out = new StringBuilder();
    private boolean afterAdded;

    StreamingDetokenizer(Vocabulary vocabulary, TokenText text, DetokenizerOptions options) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.options = options;
    }

    /// Lets the first token see what stands before it: the start of a character, or a word it is glued
    /// to.
    void prime(int[] prompt) {
        int[] tail =
                Arrays.stream(prompt, Math.max(0, prompt.length - PROMPT_TAIL), prompt.length)
                        .filter(token -> !isSkipped(token))
                        .toArray();
        for (int i = text.contextStart(tail, tail.length); i < tail.length; i++) {
            text.push(tail[i], out);
        }
        out.setLength(0);
    }

    @Override
    public TextChunk push(int token) {
        if (isSkipped(token)) {
            return NOTHING;
        }
        text.push(token, out);
        if (vocabulary.isAdded(token)) {
            return pushedAdded(token);
        }
        afterAdded = false;
        return taken(List.of());
    }

    @Override
    public TextChunk finish() {
        text.finish(out);
        return taken(List.of());
    }

    private TextChunk pushedAdded(int token) {
        if (afterAdded
                && options.spacing() == Spacing.TIGHT
                && options.specials() == SpecialTokens.KEEP) {
            out.setLength(0);
            out.append(vocabulary.token(token));
        }
        afterAdded = true;
        int end = out.length();
        String rendered = text.rendered(token);
        int start = out.lastIndexOf(rendered);
        boolean appears = start >= 0 && start + rendered.length() == end && start < end;
        return taken(appears ? List.of(new AddedToken(start, end, token)) : List.of());
    }

    private TextChunk taken(List<AddedToken> tokens) {
        if (out.isEmpty()) {
            return NOTHING;
        }
        TextChunk chunk = TextChunk.ofModel(out.toString(), tokens);
        out.setLength(0);
        return chunk;
    }

    /// A special token that is not wanted, or no token at all.
    private boolean isSkipped(int token) {
        return vocabulary.token(token).isEmpty()
                || (options.specials() == SpecialTokens.SKIP && vocabulary.isSpecial(token));
    }
}
