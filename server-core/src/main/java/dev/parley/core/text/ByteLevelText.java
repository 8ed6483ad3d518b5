package dev.parley.core.text;

import java.nio.charset.StandardCharsets;

/// Text of byte-level vocabularies, straight from the tokens' spelling: each of their characters
/// stands for a byte. A token with other characters is taken as it is.
final class ByteLevelText implements TokenText {

    /// A character has at most this many bytes.
    private static final int CHARACTER_BYTES = 4;

    private final Vocabulary vocabulary;
    private final ByteAlphabet alphabet;
    private final Utf8Text text = new Utf8Text();

    ByteLevelText(Vocabulary vocabulary, ByteAlphabet alphabet) {
        this.vocabulary = vocabulary;
        this.alphabet = alphabet;
    }

    @Override
    public void push(int token, StringBuilder out) {
        String spelling = vocabulary.token(token);
        if (alphabet.spells(spelling)) {
            for (int i = 0; i < spelling.length(); i++) {
                text.push(alphabet.byteOf(spelling.charAt(i)), out);
            }
        } else {
            for (byte b : spelling.getBytes(StandardCharsets.UTF_8)) {
                text.push(Byte.toUnsignedInt(b), out);
            }
        }
    }

    @Override
    public void finish(StringBuilder out) {
        text.finish(out);
    }

    @Override
    public int contextStart(int[] tokens, int end) {
        int bytes = 0;
        int start = end;
        while (start > 0 && bytes < CHARACTER_BYTES) {
            bytes += vocabulary.token(tokens[--start]).length();
        }
        return start;
    }

    @Override
    public String rendered(int token) {
        StringBuilder out = new StringBuilder();
        var alone = new ByteLevelText(vocabulary, alphabet);
        alone.push(token, out);
        alone.finish(out);
        return out.toString();
    }
}
