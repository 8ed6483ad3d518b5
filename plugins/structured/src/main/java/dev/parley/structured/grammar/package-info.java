/// What all constraints are translated to: a grammar over Unicode text and tokens, as plain values.
///
/// Entry types: [Expr] and [Grammar]. Immutable but for [GrammarBuilder], which one thread uses.
@NullMarked
package dev.parley.structured.grammar;

import org.jspecify.annotations.NullMarked;
