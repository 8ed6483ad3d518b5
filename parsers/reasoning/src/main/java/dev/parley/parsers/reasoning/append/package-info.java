/// Reasoning that is left in the content.
///
/// Entry type: the provider. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.reasoning.append;

import org.jspecify.annotations.NullMarked;
