package dev.parley.parsers.tool.hermes;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.List;
import java.util.OptionalInt;

/// Knows the two tags as added tokens; parsers ask it for nothing else.
final class TagTokenizer implements Tokenizer {

    static final int OPEN = 1;
    static final int CLOSE = 2;

    @Override
    public OptionalInt tokenId(String token) {
        return switch (token) {
            case "<tool_call>" -> OptionalInt.of(OPEN);
            case "</tool_call>" -> OptionalInt.of(CLOSE);
            default -> OptionalInt.empty();
        };
    }

    @Override
    public boolean isAdded(int id) {
        return id == OPEN || id == CLOSE;
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
        return CLOSE + 1;
    }

    @Override
    public String token(int id) {
        return "";
    }

    @Override
    public boolean isSpecial(int id) {
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
        return 12;
    }
}
