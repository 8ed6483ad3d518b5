package dev.parley.parsers.tool.regex;

/// Some characters.
@FunctionalInterface
interface CharacterSet {

    /// Whether a character is one of them.
    boolean holds(char c);

    /// Both sets together.
    default CharacterSet or(CharacterSet other) {
        return c -> holds(c) || other.holds(c);
    }

    /// All other characters.
    default CharacterSet not() {
        return c -> !holds(c);
    }

    /// A range, both ends included.
    static CharacterSet range(char first, char last) {
        return c -> c >= first && c <= last;
    }

    /// One character in both cases.
    static CharacterSet ignoringCase(CharacterSet set) {
        return c ->
                set.holds(c)
                        || set.holds(Character.toLowerCase(c))
                        || set.holds(Character.toUpperCase(c));
    }

    /// `\w`.
    static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /// `\s`.
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
