/// Small parsers that the kit is tried on, good and bad ones.
@NullMarked
package dev.parley.testkit.shout;

import org.jspecify.annotations.NullMarked;
