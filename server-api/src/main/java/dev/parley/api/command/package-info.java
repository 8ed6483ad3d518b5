/// Commands that a module adds to `parley`, such as `parley testkit`.
///
/// Entry type: [CommandProvider]. Runs on the main thread, without a server.
@NullMarked
package dev.parley.api.command;

import org.jspecify.annotations.NullMarked;
