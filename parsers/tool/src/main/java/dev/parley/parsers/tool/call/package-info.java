/// What formats with typed parameters share: which text is content, and how calls become events.
///
/// Entry types: [ContentGate] and [CallWriter]. Both belong to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.call;

import org.jspecify.annotations.NullMarked;
