/// Calls as small XML documents among prose, as MiniCPM 5 writes them.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.minicpm;

import org.jspecify.annotations.NullMarked;
