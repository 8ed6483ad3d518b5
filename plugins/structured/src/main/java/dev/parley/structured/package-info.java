/// Constrains generated text: schemas, regular expressions, choices, grammars, structural tags.
///
/// Entry type: [ParleyBackend]. Compiled constraints are immutable; a matcher belongs to one choice.
@NullMarked
package dev.parley.structured;

import org.jspecify.annotations.NullMarked;
