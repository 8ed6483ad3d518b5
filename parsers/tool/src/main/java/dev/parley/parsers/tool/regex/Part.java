package dev.parley.parsers.tool.regex;

import java.util.List;

/// A part of a regular expression.
sealed interface Part {

    /// One character of a set.
    record One(CharacterSet set) implements Part {}

    /// These, one after the other.
    record Row(List<Part> parts) implements Part {}

    /// One of these, the first if it fits.
    record Any(List<Part> parts) implements Part {}

    /// A part between so many times and so many.
    ///
    /// @param most [#UNBOUNDED] for any number
    /// @param taste whether more is better
    record Repeat(Part part, int least, int most, Taste taste) implements Part {}

    /// A part that is remembered by its number, from 0.
    record Group(int number, Part part) implements Part {}

    /// No upper bound.
    int UNBOUNDED = Integer.MAX_VALUE;

    /// Whether more is better.
    enum Taste {
        /// As often as possible.
        GREEDY,
        /// As rarely as possible.
        LAZY
    }
}
