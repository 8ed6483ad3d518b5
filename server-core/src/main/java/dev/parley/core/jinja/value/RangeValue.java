package dev.parley.core.jinja.value;

import java.util.AbstractList;
import java.util.List;

/// Numbers at equal distances, computed when asked for.
public final class RangeValue implements Sequence {

    private final long start;
    private final long stop;
    private final long step;
    private final int count;

    /// A range whose length the caller has checked.
    ///
    /// @param start the first number
    /// @param stop where it ends, itself excluded
    /// @param step the distance, not 0
    /// @param count how many there are
    public RangeValue(long start, long stop, long step, int count) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.count = count;
    }

    /// The range of some of its numbers.
    ///
    /// @param from the index of the first
    /// @param distance between indices
    /// @param size how many
    public RangeValue every(int from, int distance, int size) {
        long first = start + from * step;
        long by = step * distance;
        return new RangeValue(first, first + by * size, by, size);
    }

    @Override
    public List<Value> items() {
        return new AbstractList<>() {
            @Override
            public Value get(int index) {
                return Int.of(start + index * step);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    @Override
    public String typeName() {
        return "range";
    }

    @Override
    public void print(TextOut out) {
        out.append("range(");
        out.append(start);
        out.append(", ");
        out.append(stop);
        if (step != 1) {
            out.append(", ");
            out.append(step);
        }
        out.append(')');
    }
}
