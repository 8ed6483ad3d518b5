package dev.parley.testkit.law;

/// Whether a text was made from another one by leaving out. Only static functions.
final class Subsequence {

    private Subsequence() {}

    /// Whether all characters of `part` stand in `whole` in that order.
    static boolean holds(String part, String whole) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < part.length(); i++) {
            if (whole.charAt(i) == part.charAt(at)) {
                at++;
            }
        }
        return at == part.length();
    }
}
