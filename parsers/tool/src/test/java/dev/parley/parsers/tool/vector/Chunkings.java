package dev.parley.parsers.tool.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Ways to cut a text.
public final class Chunkings {

    private static final int RANDOM_CUTS = 20;

    private Chunkings() {}

    /// The text whole, by character, by line and cut at random twenty times.
    ///
    /// @param seed makes the random cuts
    public static List<List<String>> of(String text, long seed) {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of(text));
        all.add(List.of(text.split("(?!^)")));
        all.add(List.of(text.split("(?<=\n)")));
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_CUTS; i++) {
            all.add(random(text, random));
        }
        return all;
    }

    /// The text cut at random.
    public static List<String> random(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + random.nextInt(12));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }
}
