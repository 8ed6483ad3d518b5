/// Reasoning between two markers, such as `<think>` and `</think>`.
///
/// Entry types: [SpanProvider], which makes a provider of a [SpanFormat], the declaration of a format.
/// [SpanParser] splits the text; a parser belongs to one choice and one thread. The rest is stateless.
@NullMarked
package dev.parley.parsers.reasoning.span;

import org.jspecify.annotations.NullMarked;
