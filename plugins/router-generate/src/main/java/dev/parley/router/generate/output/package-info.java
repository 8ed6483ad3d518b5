/// From tokens to what a client sees: text, stop strings, reasoning, calls, log-probabilities, usage.
///
/// Entry type: [dev.parley.router.generate.output.Choice]. One request's thread.
@NullMarked
package dev.parley.router.generate.output;

import org.jspecify.annotations.NullMarked;
