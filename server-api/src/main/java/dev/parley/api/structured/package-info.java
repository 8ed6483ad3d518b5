/// Constraints on what may be generated.
///
/// Entry type: [StructuredOutputBackend]. A matcher belongs to one choice.
@NullMarked
package dev.parley.api.structured;

import org.jspecify.annotations.NullMarked;
