/// Calls as Gemma writes them: a name, then members in braces with a marker for quotes.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.gemma;

import org.jspecify.annotations.NullMarked;
