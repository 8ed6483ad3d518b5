package dev.parley.structured.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What may come after some positions, as a deterministic automaton that is built as far as it is
/// walked: subtrees of tokens that begin alike are read once. Used by one thread.
final class Continuation {

    /// What [#next] says when no text goes on this way.
    static final int DEAD = -1;

    /// Where it begins.
    static final int START = 1;

    private static final int UNKNOWN = 0;

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Positions after = new Positions();
    private Positions[] states = new Positions[16];
    private int[][] rows = new int[16][];
    private int count = START;

    private record Key(PlaceKey place, boolean mayEnd, boolean edgeReached) {}

    /// @param start copied
    Continuation(Positions start) {
        add(start);
    }

    /// The state after one more byte, or [#DEAD].
    int next(int state, int value) {
        int known = rows[state][value];
        return known == UNKNOWN ? explore(state, value) : known;
    }

    /// Whether more may be read.
    boolean reads(int state) {
        return states[state].size() > 0;
    }

    /// Whether the text of the automaton that was started in may end.
    boolean edgeReached(int state) {
        return states[state].edgeReached();
    }

    private int explore(int state, int value) {
        after.read(states[state], value);
        boolean dead = after.size() == 0 && !after.edgeReached() && !after.mayEnd();
        int next = dead ? DEAD : number();
        rows[state][value] = next;
        return next;
    }

    private int number() {
        Key key =
                new Key(
                        new PlaceKey(after, Integer.MAX_VALUE),
                        after.mayEnd(),
                        after.edgeReached());
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int added = add(after);
        numbers.put(key, added);
        return added;
    }

    private int add(Positions positions) {
        if (count == rows.length) {
            states = Arrays.copyOf(states, count * 2);
            rows = Arrays.copyOf(rows, count * 2);
        }
        Positions kept = new Positions();
        kept.copy(positions);
        states[count] = kept;
        rows[count] = new int[256];
        return count++;
    }
}
