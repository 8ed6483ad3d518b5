/// Filters in front of the routers.
///
/// Entry type: [MiddlewareProvider]. Filters run on the request's virtual thread.
@NullMarked
package dev.parley.api.middleware;

import org.jspecify.annotations.NullMarked;
