/// Reasoning in replies that consist of typed blocks or of messages in channels.
///
/// Entry types: the providers. [BlockParser] is what their parsers have in common; a parser belongs
/// to one choice and one thread. The rest is stateless.
@NullMarked
package dev.parley.parsers.reasoning.block;

import org.jspecify.annotations.NullMarked;
