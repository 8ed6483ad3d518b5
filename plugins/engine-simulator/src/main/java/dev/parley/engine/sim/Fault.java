package dev.parley.engine.sim;

/// What goes wrong with a request once it has its first token, or in place of that if it gets only one.
enum Fault {
    /// Nothing.
    NONE,
    /// It ends with an error.
    FAIL,
    /// No further token comes.
    STALL,
    /// The whole engine dies.
    DIE
}
