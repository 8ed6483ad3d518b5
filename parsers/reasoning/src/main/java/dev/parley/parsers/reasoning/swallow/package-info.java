/// Formats whose markers never reach the client, wherever they stand, and whose calls end reasoning.
///
/// Entry types: the providers. Each is a declaration of a [SpanFormat]; stateless, safe on any thread.
@NullMarked
package dev.parley.parsers.reasoning.swallow;

import dev.parley.parsers.reasoning.span.SpanFormat;

import org.jspecify.annotations.NullMarked;
