package dev.parley.core.text;

/// Bytes to text, one at a time. A byte sequence that is no character becomes one U+FFFD per maximal
/// part of one, as the Unicode standard recommends and Rust's lossy decoding does.
///
/// One thread. Bytes of an unfinished character are held.
final class Utf8Text {

    static final char REPLACEMENT = '\uFFFD';

    private static final int CONTINUATION_LOW = 0x80;
    private static final int CONTINUATION_HIGH = 0xBF;

    /// Bytes the held character still lacks; 0 when none is held.
    private int missing;

    private int codePoint;

    /// Range of the next byte.
    private int low = CONTINUATION_LOW;

    private int high = CONTINUATION_HIGH;

    /// Takes a byte and appends what it completes.
    ///
    /// @param b 0 to 255
    /// @return false when it, or what was held before it, is no part of a character
    boolean push(int b, StringBuilder out) {
        if (missing == 0) {
            return lead(b, out);
        }
        if (b < low || b > high) {
            abandon(out);
            lead(b, out);
            return false;
        }
        codePoint = codePoint << 6 | (b & 0x3F);
        low = CONTINUATION_LOW;
        high = CONTINUATION_HIGH;
        if (--missing == 0) {
            out.appendCodePoint(codePoint);
        }
        return true;
    }

    /// Whether bytes of an unfinished character are held.
    boolean isPending() {
        return missing > 0;
    }

    /// The end: an unfinished character becomes U+FFFD.
    void finish(StringBuilder out) {
        if (missing > 0) {
            abandon(out);
        }
    }

    private boolean lead(int b, StringBuilder out) {
        if (b < 0x80) {
            out.append((char) b);
        } else if (b >= 0xC2 && b <= 0xDF) {
            expect(1, b & 0x1F);
        } else if (b >= 0xE0 && b <= 0xEF) {
            expect(2, b & 0x0F);
            low = b == 0xE0 ? 0xA0 : low;
            high = b == 0xED ? 0x9F : high;
        } else if (b >= 0xF0 && b <= 0xF4) {
            expect(3, b & 0x07);
            low = b == 0xF0 ? 0x90 : low;
            high = b == 0xF4 ? 0x8F : high;
        } else {
            out.append(REPLACEMENT);
            return false;
        }
        return true;
    }

    private void expect(int bytes, int bits) {
        missing = bytes;
        codePoint = bits;
    }

    private void abandon(StringBuilder out) {
        out.append(REPLACEMENT);
        missing = 0;
        low = CONTINUATION_LOW;
        high = CONTINUATION_HIGH;
    }
}
