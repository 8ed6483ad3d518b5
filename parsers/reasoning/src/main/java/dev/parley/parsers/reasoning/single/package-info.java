/// Formats with one block of reasoning, after whose end nothing is a marker.
///
/// Entry types: the providers. Each is a declaration of a [SpanFormat]; stateless, safe on any thread.
@NullMarked
package dev.parley.parsers.reasoning.single;

import dev.parley.parsers.reasoning.span.SpanFormat;

import org.jspecify.annotations.NullMarked;
