package dev.parley.parsers.tool.gemma;

import dev.parley.parsers.tool.coerce.Coercion;

/// What Gemma's formats differ in.
///
/// @param open marker before a call
/// @param close marker after it
/// @param quote marker on either side of a string
/// @param coercion how texts are read
/// @param bare what a name without the bracket of its arguments is
record GemmaFormat(String open, String close, String quote, Coercion coercion, Bare bare) {

    /// What a name without the bracket of its arguments is.
    enum Bare {
        /// A call without arguments.
        CALL,
        /// No call: a whole reply has it as content.
        ABANDONED
    }
}
