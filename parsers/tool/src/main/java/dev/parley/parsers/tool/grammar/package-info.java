/// Grammars of calls, as structural tags: what a model may write so that its format's parser reads
/// calls that satisfy their tools' schemas.
///
/// Entry type: [CallGrammar], which a provider makes of its own declaration. All values; safe on any
/// thread.
@NullMarked
package dev.parley.parsers.tool.grammar;

import org.jspecify.annotations.NullMarked;
