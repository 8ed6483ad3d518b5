/// The number of requests in work.
///
/// Entry type: [ServerLoadMiddlewareProvider]. The filter runs on the request's virtual thread.
@NullMarked
package dev.parley.middleware.load;

import org.jspecify.annotations.NullMarked;
