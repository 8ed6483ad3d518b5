/// `POST /v1/completions`.
///
/// Entry type: [dev.parley.router.generate.completions.CompletionsHandler]. Each request on its own
/// virtual thread.
@NullMarked
package dev.parley.router.generate.completions;

import org.jspecify.annotations.NullMarked;
