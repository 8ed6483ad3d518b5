package dev.parley.structured.kit;

import java.nio.charset.StandardCharsets;

/// The characters by which byte-level vocabularies spell bytes.
public final class ByteCharacters {

    private ByteCharacters() {}

    /// The character of a byte.
    public static int of(int value) {
        int shifted = 0x100;
        for (int i = 0; i <= value; i++) {
            boolean itself = i > ' ' && i < 0x7F || i > 0xA0 && i != 0xAD;
            if (i == value) {
                return itself ? i : shifted;
            }
            shifted += itself ? 0 : 1;
        }
        throw new IllegalArgumentException("not a byte: " + value);
    }

    /// A text as a vocabulary spells it.
    public static String spell(String text) {
        StringBuilder spelled = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            spelled.appendCodePoint(of(b & 0xFF));
        }
        return spelled.toString();
    }
}
