package dev.parley.structured.match;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A set of positions as the key of a map. Immutable.
final class PlaceKey {

    private final Positions positions = new Positions();
    private final int hash;

    PlaceKey(Positions source) {
        positions.copy(source);
        int sum = 0;
        for (int i = 0; i < positions.size(); i++) {
            sum +=
                    Arrays.hashCode(
                            new int[] {
                                System.identityHashCode(positions.automaton(i)),
                                positions.state(i),
                                positions.count(i),
                                Stack.hash(positions.stack(i))
                            });
        }
        hash = sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlaceKey key && hash == key.hash && positions.same(key.positions);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
