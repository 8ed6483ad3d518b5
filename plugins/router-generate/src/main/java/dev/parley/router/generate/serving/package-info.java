/// What every generation route shares: the served model, limits, common fields, prompts, ids.
///
/// Entry type: [dev.parley.router.generate.serving.Serving]. Any thread.
@NullMarked
package dev.parley.router.generate.serving;

import org.jspecify.annotations.NullMarked;
