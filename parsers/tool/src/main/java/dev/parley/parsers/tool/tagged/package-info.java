/// Formats that are little more than JSON between a pair of markers of their own.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.tagged;

import org.jspecify.annotations.NullMarked;
