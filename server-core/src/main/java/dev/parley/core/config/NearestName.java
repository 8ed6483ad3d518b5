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
                .min(Comparator.comparingInt((String name) -> distance(name, typed)).thenComparing(name -> name));
    }

    /// Characters to insert, delete or replace.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
