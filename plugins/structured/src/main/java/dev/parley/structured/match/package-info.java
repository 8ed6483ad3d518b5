/// Follows a text through an automaton and says which tokens may come next.
///
/// Entry types: [Vocabulary], shared by all threads, and [GrammarMatcher], one per choice.
@NullMarked
package dev.parley.structured.match;

import org.jspecify.annotations.NullMarked;
