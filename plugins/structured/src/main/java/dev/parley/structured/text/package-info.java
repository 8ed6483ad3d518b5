/// Reads grammars that people write: EBNF as GBNF has it, and a part of Lark.
///
/// Entry type: [GrammarSource]; no state.
@NullMarked
package dev.parley.structured.text;

import org.jspecify.annotations.NullMarked;
