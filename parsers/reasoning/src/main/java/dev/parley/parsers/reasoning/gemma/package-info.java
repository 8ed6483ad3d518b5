/// Reasoning in Gemma's channels.
///
/// Entry type: the provider. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.reasoning.gemma;

import org.jspecify.annotations.NullMarked;
