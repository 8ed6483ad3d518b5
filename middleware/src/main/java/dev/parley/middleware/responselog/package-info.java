/// Replies in the log.
///
/// Entry type: [ResponseLogMiddlewareProvider]. The filter runs on the request's virtual thread.
@NullMarked
package dev.parley.middleware.responselog;

import org.jspecify.annotations.NullMarked;
