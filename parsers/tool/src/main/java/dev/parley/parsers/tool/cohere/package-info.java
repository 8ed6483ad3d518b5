/// The formats of Cohere's Command models.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.cohere;

import org.jspecify.annotations.NullMarked;
