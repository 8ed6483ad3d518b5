/// Calls whose parameters are elements that nest, as MiniMax-M3 writes them.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.element;

import org.jspecify.annotations.NullMarked;
