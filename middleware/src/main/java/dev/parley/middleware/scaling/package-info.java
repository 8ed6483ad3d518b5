/// Refusals while the engine changes its number of replicas.
///
/// Entry type: [ScalingMiddlewareProvider]. The filter runs on the request's virtual thread.
@NullMarked
package dev.parley.middleware.scaling;

import org.jspecify.annotations.NullMarked;
