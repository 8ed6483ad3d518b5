/// Sends tokens of a text at a set pace, fails where it is told to, and computes nothing.
///
/// Entry type: [SimulatorEngineProvider]. Requests arrive on any thread; one thread,
/// `parley-simulator`, paces all of them.
@NullMarked
package dev.parley.engine.sim;

import org.jspecify.annotations.NullMarked;
