/// Starting, serving and stopping.
///
/// Entry type: [ServerSetup]. Values only; safe on any thread.
@NullMarked
package dev.parley.core.lifecycle;

import org.jspecify.annotations.NullMarked;
