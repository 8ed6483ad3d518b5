package dev.parley.structured.automaton;

import java.util.Arrays;

/// A set of states that remembers its members in a list; cleared in the time its members take. Used
/// by one thread.
final class StateSet {

    private final int[] members;
    private final int[] mark;
    private int size;
    private int round = 1;

    /// @param states members lie below this
    StateSet(int states) {
        members = new int[states];
        mark = new int[states];
    }

    void add(int state) {
        if (mark[state] != round) {
            mark[state] = round;
            members[size++] = state;
        }
    }

    int size() {
        return size;
    }

    int at(int index) {
        return members[index];
    }

    void clear() {
        size = 0;
        round++;
    }

    /// The members, ascending.
    Key key() {
        int[] sorted = Arrays.copyOf(members, size);
        Arrays.sort(sorted);
        return new Key(sorted, Arrays.hashCode(sorted));
    }

    /// A set as the key of a map.
    record Key(int[] states, int hash) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(states, key.states);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
