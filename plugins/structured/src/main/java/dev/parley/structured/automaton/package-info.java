/// Byte automata: deterministic ones for regular languages, and with calls for whole grammars.
///
/// Entry types: [Dfa] and [GrammarCompiler]. Everything compiled is immutable.
@NullMarked
package dev.parley.structured.automaton;

import org.jspecify.annotations.NullMarked;
