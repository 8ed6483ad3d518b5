/// Calls whose parameters stand between tags, each with its text.
///
/// Two cores, [TagCallParser] and [PairCallParser], read every format here; a record of markers and rules tells
/// formats apart. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.xml;

import org.jspecify.annotations.NullMarked;
