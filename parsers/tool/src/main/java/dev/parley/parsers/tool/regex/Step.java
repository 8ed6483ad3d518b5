package dev.parley.parsers.tool.regex;

/// What is to be done at one place of a pattern.
sealed interface Step {

    /// Take a character and go on behind this step.
    record Take(CharacterSet set) implements Step {}

    /// Go on at both places, the first with preference.
    record Fork(int first, int second) implements Step {}

    /// Go on elsewhere.
    record Jump(int to) implements Step {}

    /// Remember where a group begins, at twice its number, or ends.
    record Save(int slot) implements Step {}

    /// The pattern is found.
    record Done() implements Step {}
}
