package dev.parley.core.text;

import java.util.Arrays;

/// The characters byte-level vocabularies spell bytes with: printable Latin-1 bytes stand for
/// themselves, the 68 others are U+0100 onwards in byte order.
final class ByteAlphabet {

    private static final int NONE = -1;
    private static final int BYTES = 256;

    /// The byte of each character below its length, or `NONE`.
    private final short[] byteOf;

    ByteAlphabet() {
        byteOf = new short[BYTES + BYTES];
        Arrays.fill(byteOf, (short) NONE);
        int next = BYTES;
        for (int b = 0; b < BYTES; b++) {
            byteOf[isPrintable(b) ? b : next++] = (short) b;
        }
    }

    /// Whether every character of the token stands for a byte.
    boolean spells(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (byteOf(token.charAt(i)) == NONE) {
                return false;
            }
        }
        return true;
    }

    /// The byte a character stands for, 0 to 255; -1 for none.
    int byteOf(char c) {
        return c < byteOf.length ? byteOf[c] : NONE;
    }

    private static boolean isPrintable(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
    }
}
