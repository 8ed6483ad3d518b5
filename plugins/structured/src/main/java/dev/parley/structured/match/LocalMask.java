package dev.parley.structured.match;

/// Which tokens one position of an automaton allows, whatever called it. Immutable.
///
/// @param few the tokens that stay within the automaton, ascending in no order; or none when `many` holds them
/// @param many the same as a set of bits; or empty when `few` holds them
/// @param exits nodes of the token tree in which the automaton's text may end and tokens go on
record LocalMask(int[] few, long[] many, int[] exits) {

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
        return 64 + 4 * (few.length + exits.length) + 8 * many.length;
    }
}
