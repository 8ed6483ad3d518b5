package dev.parley.structured.automaton;

import dev.parley.structured.grammar.CodePoints;

/// Cuts a set of characters into sequences of byte ranges. No state.
final class Utf8Ranges {

    private static final int[] LAST_OF_LENGTH = {0x7F, 0x7FF, 0xFFFF, Character.MAX_CODE_POINT};

    private Utf8Ranges() {}

    /// Takes what was cut.
    interface Sink {

        /// A character is one byte of each range, in order.
        ///
        /// @param first lowest bytes
        /// @param last highest bytes
        void sequence(int[] first, int[] last);
    }

    static void cut(CodePoints set, Sink sink) {
        for (int i = 0; i < set.ranges(); i++) {
            int first = set.first(i);
            for (int length = 1; length <= 4 && first <= set.last(i); length++) {
                int last = Math.min(set.last(i), LAST_OF_LENGTH[length - 1]);
                if (first <= last) {
                    cut(first, last, length, sink);
                    first = last + 1;
                }
            }
        }
    }

    /// Cuts a range of characters of one length where their last bytes do not run through all values.
    private static void cut(int first, int last, int length, Sink sink) {
        for (int i = 1; i < length; i++) {
            int low = (1 << (6 * i)) - 1;
            if ((first & ~low) != (last & ~low)) {
                if ((first & low) != 0) {
                    cut(first, first | low, length, sink);
                    cut((first | low) + 1, last, length, sink);
                    return;
                }
                if ((last & low) != low) {
                    cut(first, (last & ~low) - 1, length, sink);
                    cut(last & ~low, last, length, sink);
                    return;
                }
            }
        }
        sink.sequence(bytes(first, length), bytes(last, length));
    }

    private static int[] bytes(int codePoint, int length) {
        if (length == 1) {
            return new int[] {codePoint};
        }
        int[] bytes = new int[length];
        int rest = codePoint;
        for (int i = length - 1; i > 0; i--) {
            bytes[i] = 0x80 | (rest & 0x3F);
            rest >>= 6;
        }
        bytes[0] = (0xF00 >> length & 0xFF) | rest;
        return bytes;
    }
}
