package dev.parley.router.generate.output;

import java.util.Arrays;

/// A growing list of ids.
public final class IntList {

    private int[] values = new int[64];
    private int size;

    /// Appends.
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// The id at an index.
    public int at(int index) {
        return values[index];
    }

    /// A copy.
    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /// A copy of the last `n`, or all if there are fewer.
    public int[] last(int n) {
        return Arrays.copyOfRange(values, Math.max(0, size - n), size);
    }
}
