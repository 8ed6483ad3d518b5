/// Operational routes.
///
/// Entry type: [OpsTaskRouter]. Handlers run on virtual threads and keep no state.
@NullMarked
package dev.parley.router.ops;

import org.jspecify.annotations.NullMarked;
