/// Groups of calls that count only as a whole, as K2 Horizon writes them.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.horizon;

import org.jspecify.annotations.NullMarked;
