/// The commands `parley testkit` and `parley parse`.
///
/// Entry types: [TestkitCommand], [ParseCommand]. One thread.
@NullMarked
package dev.parley.testkit.command;

import org.jspecify.annotations.NullMarked;
