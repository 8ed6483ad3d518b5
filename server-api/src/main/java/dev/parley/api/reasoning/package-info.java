/// Splits reasoning from content while text arrives.
///
/// Entry type: [ReasoningParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.api.reasoning;

import org.jspecify.annotations.NullMarked;
