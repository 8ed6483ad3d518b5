package dev.parley.parsers.tool.pythonic;

/// An open bracket of a Python literal.
final class Frame {

    /// Where it begins in all the JSON.
    final int start;

    /// What it is, as far as is known.
    Kind kind;

    /// Whether a comma came last.
    boolean comma;

    /// Whether a dictionary's key came and its value did not end.
    boolean keyed;

    Frame(Kind kind, int start) {
        this.kind = kind;
        this.start = start;
    }

    /// What a bracket opens.
    enum Kind {
        LIST(']'),
        /// A value in parentheses, until a comma makes it a tuple.
        PAREN(')'),
        TUPLE(')'),
        /// A set or a dictionary, which the first separator tells.
        BRACE('}'),
        DICT('}'),
        SET('}');

        /// What closes it.
        final char end;

        Kind(char end) {
            this.end = end;
        }
    }

    boolean isUndecided() {
        return kind == Kind.PAREN || kind == Kind.BRACE;
    }

    boolean wantsKey() {
        return kind == Kind.DICT && !keyed;
    }
}
