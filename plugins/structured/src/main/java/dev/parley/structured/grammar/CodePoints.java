package dev.parley.structured.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A set of Unicode scalar values. Immutable.
public final class CodePoints {

    /// Every scalar value: all code points but the surrogates.
    public static final CodePoints ALL =
            new CodePoints(new int[] {0, 0xD7FF, 0xE000, Character.MAX_CODE_POINT});

    /// No value.
    public static final CodePoints NONE = new CodePoints(new int[0]);

    /// First and last of each range, ascending, neither touching nor overlapping.
    private final int[] bounds;

    private CodePoints(int[] bounds) {
        this.bounds = bounds;
    }

    /// One value.
    public static CodePoints of(int codePoint) {
        return range(codePoint, codePoint);
    }

    /// All scalar values from `first` to `last`, both included; empty when they are out of order.
    public static CodePoints range(int first, int last) {
        return first > last ? NONE : new CodePoints(new int[] {first, last}).intersect(ALL);
    }

    /// The characters of a text.
    public static CodePoints anyOf(String characters) {
        return union(characters.codePoints().mapToObj(CodePoints::of).toList());
    }

    /// What is in any of some sets.
    public static CodePoints union(List<CodePoints> sets) {
        List<int[]> ranges = new ArrayList<>();
        for (CodePoints set : sets) {
            for (int i = 0; i < set.bounds.length; i += 2) {
                ranges.add(new int[] {set.bounds[i], set.bounds[i + 1]});
            }
        }
        ranges.sort(Comparator.comparingInt(range -> range[0]));
        int[] merged = new int[ranges.size() * 2];
        int size = 0;
        for (int[] range : ranges) {
            if (size > 0 && range[0] <= merged[size - 1] + 1) {
                merged[size - 1] = Math.max(merged[size - 1], range[1]);
            } else {
                merged[size++] = range[0];
                merged[size++] = range[1];
            }
        }
        return new CodePoints(Arrays.copyOf(merged, size));
    }

    /// What is in this set or another.
    public CodePoints union(CodePoints other) {
        return union(List.of(this, other));
    }

    /// What is in both sets.
    public CodePoints intersect(CodePoints other) {
        int[] both = new int[bounds.length + other.bounds.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            int first = Math.max(bounds[i], other.bounds[j]);
            int last = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (first <= last) {
                both[size++] = first;
                both[size++] = last;
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return new CodePoints(Arrays.copyOf(both, size));
    }

    /// Every scalar value that is not in this set.
    public CodePoints complement() {
        List<CodePoints> gaps = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            gaps.add(range(from, bounds[i] - 1));
            from = bounds[i + 1] + 1;
        }
        gaps.add(range(from, Character.MAX_CODE_POINT));
        return union(gaps);
    }

    /// What is in this set and not in another.
    public CodePoints minus(CodePoints other) {
        return intersect(other.complement());
    }

    /// This set with the other case of each of its letters.
    public CodePoints ignoringCase() {
        List<CodePoints> all = new ArrayList<>(List.of(this));
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i + 1] - bounds[i] > 0x3000) {
                continue;
            }
            for (int c = bounds[i]; c <= bounds[i + 1]; c++) {
                if (Character.isLetter(c)) {
                    all.add(of(Character.toLowerCase(c)));
                    all.add(of(Character.toUpperCase(c)));
                }
            }
        }
        return union(all);
    }

    /// Whether a value is in the set.
    public boolean contains(int codePoint) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= codePoint && codePoint <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing is in the set.
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /// How many ranges the set consists of.
    public int ranges() {
        return bounds.length / 2;
    }

    /// The first value of a range.
    public int first(int range) {
        return bounds[2 * range];
    }

    /// The last value of a range, included.
    public int last(int range) {
        return bounds[2 * range + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePoints set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < bounds.length; i += 2) {
            text.append("%x-%x ".formatted(bounds[i], bounds[i + 1]));
        }
        return text.append(']').toString();
    }
}
