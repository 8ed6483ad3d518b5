package dev.parley.structured.match;

/// Some tokens: a list while they are few, else one bit each. Immutable.
///
/// @param few the tokens in no order; or none when `many` holds them
/// @param many the same as a set of bits; or empty when `few` holds them
record TokenSet(int[] few, long[] many) {

    private static final int FEW = 512;

    /// The first tokens of a list.
    ///
    /// @param words length of a set of all tokens as bits
    static TokenSet of(int[] tokens, int count, int words) {
        if (count <= FEW) {
            int[] few = new int[count];
            System.arraycopy(tokens, 0, few, 0, count);
            return new TokenSet(few, new long[0]);
        }
        long[] many = new long[words];
        for (int i = 0; i < count; i++) {
            many[tokens[i] >> 6] |= 1L << tokens[i];
        }
        return new TokenSet(new int[0], many);
    }

    /// Adds the tokens to a set of bits.
    void addTo(long[] allowed) {
        for (int token : few) {
            allowed[token >> 6] |= 1L << token;
        }
        int words = Math.min(many.length, allowed.length);
        for (int i = 0; i < words; i++) {
            allowed[i] |= many[i];
        }
    }

    /// About how many bytes it takes.
    int size() {
        return 64 + 4 * few.length + 8 * many.length;
    }
}
