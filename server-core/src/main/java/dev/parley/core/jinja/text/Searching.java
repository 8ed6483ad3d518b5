package dev.parley.core.jinja.text;

/// Finds text in text. Takes linear time for any needle, so that no template can make a search slow.
public final class Searching {

    private static final int SHORT = 16;

    private Searching() {}

    /// Where a needle first occurs between two offsets, -1 where it does not.
    public static int first(String text, String needle, int from, int to) {
        if (needle.length() <= SHORT) {
            return text.indexOf(needle, from, to);
        }
        int at = new Walk(text, needle, from, to, false).run();
        return at < 0 ? -1 : from + at;
    }

    /// Where a needle last occurs between two offsets, -1 where it does not.
    public static int last(String text, String needle, int from, int to) {
        if (needle.length() <= SHORT) {
            int at = text.lastIndexOf(needle, to - needle.length());
            return at < from ? -1 : at;
        }
        int at = new Walk(text, needle, from, to, true).run();
        return at < 0 ? -1 : to - at - needle.length();
    }

    /// A walk through the text, forwards or backwards, that never steps back (Knuth, Morris and Pratt).
    private record Walk(String text, String needle, int from, int to, boolean backwards) {

        private char unit(int index) {
            return text.charAt(backwards ? to - 1 - index : from + index);
        }

        private char wanted(int index) {
            return needle.charAt(backwards ? needle.length() - 1 - index : index);
        }

        /// For every length of a match, the length to fall back to when the next unit differs.
        private int[] fallbacks() {
            int[] fallbacks = new int[needle.length() + 1];
            fallbacks[0] = -1;
            int matched = -1;
            for (int i = 0; i < needle.length(); i++) {
                while (matched >= 0 && wanted(matched) != wanted(i)) {
                    matched = fallbacks[matched];
                }
                fallbacks[i + 1] = ++matched;
            }
            return fallbacks;
        }

        /// How many units lie before the match, in walking direction; -1 where there is none.
        int run() {
            if (to - from < needle.length()) {
                return -1;
            }
            int[] fallbacks = fallbacks();
            int matched = 0;
            for (int i = 0; i < to - from; i++) {
                while (matched >= 0 && wanted(matched) != unit(i)) {
                    matched = fallbacks[matched];
                }
                if (++matched == needle.length()) {
                    return i + 1 - needle.length();
                }
            }
            return -1;
        }
    }
}
