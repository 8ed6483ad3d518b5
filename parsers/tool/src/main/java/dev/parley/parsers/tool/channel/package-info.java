/// Calls in channels: replies made of messages that each say whom they are for.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.channel;

import org.jspecify.annotations.NullMarked;
