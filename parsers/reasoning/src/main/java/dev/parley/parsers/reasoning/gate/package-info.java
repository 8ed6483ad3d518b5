/// Where a constraint begins, for formats whose parser does not tell.
///
/// Entry type: [MarkerGate]. A gate belongs to one choice.
@NullMarked
package dev.parley.parsers.reasoning.gate;

import org.jspecify.annotations.NullMarked;
