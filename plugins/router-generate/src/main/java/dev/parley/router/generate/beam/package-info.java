/// Beam search on top of the engine: each step asks it for one token of every live beam.
///
/// Entry type: [BeamSearch], a [dev.parley.api.engine.Generation] like any other. One thread.
@NullMarked
package dev.parley.router.generate.beam;

import org.jspecify.annotations.NullMarked;
