package dev.parley.structured.grammar;

import dev.parley.structured.automaton.Dfa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a stretch of text looks like. Immutable.
public sealed interface Expr {

    /// The empty text.
    Expr EMPTY = new Sequence(List.of());

    /// No text at all.
    Expr NOTHING = new Choice(List.of());

    /// One character of a set.
    record Chars(CodePoints set) implements Expr {}

    /// A literal text; may be empty.
    record Text(String text) implements Expr {}

    /// One after the other; empty for the empty text.
    record Sequence(List<Expr> parts) implements Expr {

        /// Copies the list.
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// One of some; none of none.
    record Choice(List<Expr> options) implements Expr {

        /// Copies the list.
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// The same again and again.
    ///
    /// @param min fewest times, ≥ 0
    /// @param max most times, ≥ `min`; [#UNBOUNDED] for any number
    record Repeat(Expr body, int min, int max) implements Expr {

        /// A `max` without a limit.
        public static final int UNBOUNDED = Integer.MAX_VALUE;
    }

    /// A rule of the grammar.
    ///
    /// @param rule its number
    record Rule(int rule) implements Expr {}

    /// A text of a regular language.
    record Regular(Dfa dfa) implements Expr {}

    /// Between `min` and `max` texts of a regular language in which no text is the start of another.
    ///
    /// @param unit does not contain the empty text
    /// @param max [Repeat#UNBOUNDED] for any number
    record Counted(Dfa unit, int min, int max) implements Expr {}

    /// One token of the vocabulary, whatever its text.
    ///
    /// @param ids tokens
    /// @param kind whether these or all others are meant
    record Token(Set<Integer> ids, Kind kind) implements Expr {

        /// Copies the set.
        public Token {
            ids = Set.copyOf(ids);
        }

        /// Which tokens a set names.
        public enum Kind {
            /// Those in it.
            ONE_OF,
            /// Those not in it.
            NONE_OF
        }
    }

    /// One after the other.
    static Expr sequence(Expr... parts) {
        return sequence(List.of(parts));
    }

    /// One after the other.
    static Expr sequence(List<Expr> parts) {
        List<Expr> flat = new ArrayList<>();
        for (Expr part : parts) {
            if (part instanceof Sequence(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Sequence(flat);
    }

    /// One of some.
    static Expr choice(Expr... options) {
        return choice(List.of(options));
    }

    /// One of some.
    static Expr choice(List<Expr> options) {
        return options.size() == 1 ? options.getFirst() : new Choice(options);
    }

    /// A literal text.
    static Expr text(String text) {
        return new Text(text);
    }

    /// Zero or one.
    static Expr optional(Expr body) {
        return new Repeat(body, 0, 1);
    }

    /// Any number.
    static Expr star(Expr body) {
        return new Repeat(body, 0, Repeat.UNBOUNDED);
    }

    /// One or more.
    static Expr plus(Expr body) {
        return new Repeat(body, 1, Repeat.UNBOUNDED);
    }

    /// One character between two, both included.
    static Expr range(int first, int last) {
        return new Chars(CodePoints.range(first, last));
    }

    /// One of the characters of a text.
    static Expr anyOf(String characters) {
        return new Chars(CodePoints.anyOf(characters));
    }
}
