package dev.parley.core.jinja.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;

class SearchingTest {

    private static final int LONG = 17;

    private static String random(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(4) == 0 ? 'b' : 'a');
        }
        return text.toString();
    }

    /// Short needles take the platform's search and long ones ours; both must agree with the platform.
    @Test
    void findsWhatThePlatformFinds() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String needle = random(random, random.nextInt(2 * LONG));
            String text =
                    random(random, random.nextInt(40))
                            + (random.nextBoolean() ? needle : "")
                            + random(random, 30);
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            String part = text.substring(from, to);
            int first = part.indexOf(needle);
            int last = part.lastIndexOf(needle);
            String what = "seed %d: '%s' in '%s'".formatted(seed, needle, part);
            assertEquals(
                    first < 0 ? -1 : from + first, Searching.first(text, needle, from, to), what);
            assertEquals(last < 0 ? -1 : from + last, Searching.last(text, needle, from, to), what);
        }
    }

    @Test
    void findsTheLastOfOverlappingOnes() {
        String needle = "a".repeat(LONG);
        assertEquals(3, Searching.last("a".repeat(LONG + 3), needle, 0, LONG + 3));
    }
}
