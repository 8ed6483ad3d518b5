/// Where log records go: one line each, or one JSON object each.
///
/// Entry types: [LogSetup], [ParleyLoggerFinder]. Safe on any thread.
@NullMarked
package dev.parley.core.logging;

import org.jspecify.annotations.NullMarked;
