/// Calls written as Python: `f(a=1, b='x')`.
///
/// Entry types: the providers. [LiteralScanner] turns literals into JSON while they arrive. A parser belongs to one
/// choice and one thread.
@NullMarked
package dev.parley.parsers.tool.pythonic;

import org.jspecify.annotations.NullMarked;
