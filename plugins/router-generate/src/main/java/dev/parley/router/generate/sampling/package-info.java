/// Sampling parameters: what the client asked for, the model's defaults, the checks.
///
/// Entry type: [dev.parley.router.generate.sampling.SamplingPlanner]. Any thread.
@NullMarked
package dev.parley.router.generate.sampling;

import org.jspecify.annotations.NullMarked;
