/// Keeps what a plug-in does wrong inside the request it serves.
///
/// [ParserGuard] wraps parsers, [GuardedFilter] wraps middleware; [PluginFailures] counts and logs.
/// Providers and filters are used on any thread, a parser by its request's thread.
@NullMarked
package dev.parley.core.guard;

import org.jspecify.annotations.NullMarked;
