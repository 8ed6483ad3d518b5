package dev.parley.testkit.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One way to cut a text into the pieces a parser gets.
///
/// @param name how, such as `per character`
/// @param pieces joined they are the text; some may be empty
public record Cut(String name, List<String> pieces) {

    private static final int RANDOM_CUTS = 20;
    private static final int LONGEST_PIECE = 11;

    /// Copies the list.
    public Cut {
        pieces = List.copyOf(pieces);
    }

    /// The text whole, by character, by line, and cut at random twenty times.
    ///
    /// @param seed of the random cuts
    public static List<Cut> all(String text, long seed) {
        List<Cut> cuts = new ArrayList<>();
        cuts.add(whole(text));
        cuts.add(perCharacter(text));
        cuts.add(perLine(text));
        Random random = new Random(seed);
        for (int i = 1; i <= RANDOM_CUTS; i++) {
            cuts.add(random("at random, %d of seed %d".formatted(i, seed), text, random));
        }
        return cuts;
    }

    /// The text in one piece.
    public static Cut whole(String text) {
        return new Cut("whole", List.of(text));
    }

    /// One piece per `char`, so that surrogate pairs are cut as well.
    public static Cut perCharacter(String text) {
        return new Cut(
                "per character", text.chars().mapToObj(c -> Character.toString((char) c)).toList());
    }

    /// One piece per line, with its end.
    public static Cut perLine(String text) {
        return new Cut("per line", List.of(text.split("(?<=\n)")));
    }

    /// Pieces of random lengths from 0.
    ///
    /// @param name how the cut is called
    public static Cut random(String name, String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + random.nextInt(LONGEST_PIECE + 1));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return new Cut(name, pieces);
    }
}
