package dev.parley.testkit.vector;

import tools.jackson.databind.node.StringNode;

/// Texts as reports show them. Only static functions.
final class Shown {

    private static final int LONGEST = 400;

    private Shown() {}

    /// In quotes, control characters escaped.
    static String quoted(String text) {
        return shortened(StringNode.valueOf(text).toString());
    }

    /// Cut where it is too long to read.
    static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (%d characters)".formatted(text.length());
    }
}
