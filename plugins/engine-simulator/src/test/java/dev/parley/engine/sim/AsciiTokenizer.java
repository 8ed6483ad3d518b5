package dev.parley.engine.sim;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.List;
import java.util.OptionalInt;

/// One token per ASCII character; 0 ends a text.
final class AsciiTokenizer implements Tokenizer {

    static final int END = 0;
    static final int SIZE = 128;

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        return text.chars().toArray();
    }

    @Override
    public String decode(int[] tokens, SpecialTokens specials) {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            if (token != END || specials == SpecialTokens.KEEP) {
                text.append((char) token);
            }
        }
        return text.toString();
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        throw new UnsupportedOperationException("not needed by an engine");
    }

    @Override
    public int vocabularySize() {
        return SIZE;
    }

    @Override
    public OptionalInt tokenId(String token) {
        return token.length() == 1 ? OptionalInt.of(token.charAt(0)) : OptionalInt.empty();
    }

    @Override
    public String token(int id) {
        return Character.toString(id);
    }

    @Override
    public boolean isAdded(int id) {
        return id == END;
    }

    @Override
    public boolean isSpecial(int id) {
        return id == END;
    }

    @Override
    public List<Integer> specialIds() {
        return List.of(END);
    }

    @Override
    public OptionalInt endToken() {
        return OptionalInt.of(END);
    }

    @Override
    public int longestToken() {
        return 1;
    }
}
