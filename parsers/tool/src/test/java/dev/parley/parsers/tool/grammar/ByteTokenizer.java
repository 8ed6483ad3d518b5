package dev.parley.parsers.tool.grammar;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/// One token for each byte, and one that ends a text: enough to ask a grammar about any text.
final class ByteTokenizer implements Tokenizer {

    private static final int END = 256;

    /// The tokens of a text.
    static int[] tokens(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            tokens[i] = bytes[i] & 0xFF;
        }
        return tokens;
    }

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        return tokens(text);
    }

    @Override
    public String decode(int[] tokens, SpecialTokens specials) {
        throw new UnsupportedOperationException("only the vocabulary is needed");
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        throw new UnsupportedOperationException("only the vocabulary is needed");
    }

    @Override
    public int vocabularySize() {
        return END + 1;
    }

    @Override
    public OptionalInt tokenId(String token) {
        for (int id = 0; id <= END; id++) {
            if (token(id).equals(token)) {
                return OptionalInt.of(id);
            }
        }
        return OptionalInt.empty();
    }

    /// As byte-level vocabularies spell them: a byte that is no printable character is the next of those from
    /// 256 on.
    @Override
    public String token(int id) {
        if (id == END) {
            return "<end>";
        }
        int shifted = 0x100;
        for (int value = 0; value < id; value++) {
            shifted += isItself(value) ? 0 : 1;
        }
        return Character.toString(isItself(id) ? id : shifted);
    }

    private static boolean isItself(int value) {
        return (value > ' ' && value < 0x7F) || (value > 0xA0 && value != 0xAD);
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
        return 5;
    }
}
