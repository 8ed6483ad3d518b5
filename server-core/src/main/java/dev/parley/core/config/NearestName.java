package dev.parley.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what a mistyped name was meant to be. Only static functions.
public final class NearestName {

    private NearestName() {}

    /// The nearest name, when one is near enough: a third of the length may differ.
    public static Optional<String> among(Collection<String> names, String typed) {
        return names.stream()
                .filter(name -> distance(name, typed) <= Math.max(1, typed.length() / 3))
                .min(
                        Comparator.comparingInt((String name) -> distance(name, typed))
                                .thenComparing(name -> name));
    }

    /// Characters to insert, delete, replace or swap with their neighbour.
    private static int distance(String one, String other) {
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cheapest(int[][] rows, String one, String other, int i, int j) {
        char last = one.charAt(i - 1);
        char otherLast = other.charAt(j - 1);
        int replaced = rows[i - 1][j - 1] + (last == otherLast ? 0 : 1);
        int best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && last == other.charAt(j - 2) && otherLast == one.charAt(i - 2);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
