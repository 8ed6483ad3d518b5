/// The formats of IBM's Granite models.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.granite;

import org.jspecify.annotations.NullMarked;
