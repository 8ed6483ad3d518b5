/// From a validated set-up to a running server and back.
///
/// Entry type: [Server]. Started on the main thread, stopped on a shutdown hook.
@NullMarked
package dev.parley.core.lifecycle;

import org.jspecify.annotations.NullMarked;
