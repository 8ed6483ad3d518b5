package dev.parley.testkit.vector;

/// A place where a result is not the expected one.
///
/// @param field such as `content` or `tool_calls[0].arguments`
/// @param expected as it should be
/// @param given as it is
public record Difference(String field, String expected, String given) {

    private static final int CONTEXT = 30;

    /// Both values below each other, and where they part when they are long.
    public String shown() {
        int same = common();
        String where =
                same > CONTEXT
                        ? "\n    differs at character %d: …%s"
                                .formatted(
                                        same,
                                        Shown.quoted(
                                                given.substring(
                                                        same - CONTEXT,
                                                        Math.min(given.length(), same + CONTEXT))))
                        : "";
        return "    %s\n      expected %s\n      given    %s%s"
                .formatted(field, Shown.quoted(expected), Shown.quoted(given), where);
    }

    private int common() {
        int limit = Math.min(expected.length(), given.length());
        int same = 0;
        while (same < limit && expected.charAt(same) == given.charAt(same)) {
            same++;
        }
        return same;
    }
}
