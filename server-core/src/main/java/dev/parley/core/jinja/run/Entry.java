package dev.parley.core.jinja.run;

import java.util.ArrayList;
import java.util.List;

/// What happens to a scope's variables when it is entered.
///
/// @param slots the variables
/// @param hops how many frames out the value is found, or one of the constants
/// @param sources the slot it has there, or the index of a free variable
record Entry(int[] slots, int[] hops, int[] sources) {

    private static final int FREE = -1;
    private static final int UNSET = -2;

    static Entry of(Symbols symbols, FreeNames free) {
        List<int[]> rows = new ArrayList<>();
        for (Symbols.Entered entered : symbols.entered()) {
            int[] row = row(entered, symbols.unit(), free);
            if (row.length > 0) {
                rows.add(row);
            }
        }
        return new Entry(column(rows, 0), column(rows, 1), column(rows, 2));
    }

    /// Slot, hops and source of a name; nothing for a parameter.
    private static int[] row(Symbols.Entered entered, Unit unit, FreeNames free) {
        Symbols.Origin origin = entered.origin();
        if (origin instanceof Symbols.Origin.Unset) {
            return new int[] {entered.slot(), UNSET, 0};
        }
        if (origin instanceof Symbols.Origin.Free) {
            return new int[] {entered.slot(), FREE, free.index(entered.name())};
        }
        return origin instanceof Symbols.Origin.Outer(Symbols.Place place)
                ? new int[] {entered.slot(), unit.hopsTo(place.unit()), place.slot()}
                : new int[0];
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    void enter(Frame frame) {
        for (int i = 0; i < slots.length; i++) {
            switch (hops[i]) {
                case FREE -> frame.set(slots[i], frame.rendering().free(sources[i]));
                case UNSET -> frame.set(slots[i], null);
                default -> frame.set(slots[i], frame.get(hops[i], sources[i]));
            }
        }
    }
}
