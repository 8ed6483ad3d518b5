package dev.parley.structured.match;

import java.util.Arrays;

/// Which tokens one state of an automaton allows, whatever called it. Immutable but for what [Exits]
/// remembers.
///
/// An automaton that counts shares this between all counts: a token that begins `n` units may come while
/// `n` more are allowed, so the tokens are kept by how many they begin.
///
/// @param needs distinct numbers of units, ascending; one zero when nothing is counted
/// @param sets for each, the tokens that begin no more units than that
/// @param exits where the automaton's text may end within a token
record LocalMask(int[] needs, TokenSet[] sets, Exits exits) {

    /// Sorts tokens by how many units they begin.
    ///
    /// @param found the tokens
    /// @param needs units that each begins
    /// @param words length of a set of all tokens as bits
    static LocalMask of(IntList found, IntList needs, int words, Exits exits) {
        int most = 0;
        for (int i = 0; i < needs.size(); i++) {
            most = Math.max(most, needs.at(i));
        }
        int[] ends = new int[most + 2];
        for (int i = 0; i < needs.size(); i++) {
            ends[needs.at(i) + 1]++;
        }
        for (int need = 0; need <= most; need++) {
            ends[need + 1] += ends[need];
        }
        int[] sorted = new int[found.size()];
        int[] places = ends.clone();
        for (int i = 0; i < found.size(); i++) {
            sorted[places[needs.at(i)]++] = found.at(i);
        }
        IntList distinct = new IntList();
        for (int need = 0; need <= most; need++) {
            if (ends[need + 1] > ends[need]) {
                distinct.add(need);
            }
        }
        TokenSet[] sets = new TokenSet[distinct.size()];
        Arrays.setAll(sets, i -> TokenSet.of(sorted, ends[distinct.at(i) + 1], words));
        return new LocalMask(distinct.toArray(), sets, exits);
    }

    /// Adds the tokens to a set of bits.
    ///
    /// @param units how many more may begin, one that has begun included
    void addTo(long[] allowed, int units) {
        int last = -1;
        while (last + 1 < needs.length && needs[last + 1] <= units) {
            last++;
        }
        if (last >= 0) {
            sets[last].addTo(allowed);
        }
    }

    /// About how many bytes it takes.
    int size() {
        int size = 64 + 4 * needs.length + exits.size();
        for (TokenSet set : sets) {
            size += set.size();
        }
        return size;
    }
}
