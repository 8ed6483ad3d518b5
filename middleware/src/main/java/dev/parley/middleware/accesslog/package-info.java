/// Requests in the log.
///
/// Entry type: [AccessLogMiddlewareProvider]. The filter runs on the request's virtual thread.
@NullMarked
package dev.parley.middleware.accesslog;

import org.jspecify.annotations.NullMarked;
