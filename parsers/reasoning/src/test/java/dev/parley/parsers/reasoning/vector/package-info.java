/// Replays the conformance vectors of all reasoning parsers.
@NullMarked
package dev.parley.parsers.reasoning.vector;

import org.jspecify.annotations.NullMarked;
