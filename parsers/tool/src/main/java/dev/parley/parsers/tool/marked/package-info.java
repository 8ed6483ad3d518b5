/// JSON calls between markers: the core that most formats declare themselves with.
///
/// Entry type: [MarkedParser], made from a [MarkedFormat]. [CallReader] reads the JSON alone. Each
/// parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.marked;

import org.jspecify.annotations.NullMarked;
