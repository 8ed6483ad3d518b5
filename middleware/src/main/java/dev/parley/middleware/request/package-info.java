/// Request ids in reply headers.
///
/// Entry type: [RequestIdMiddlewareProvider]. The filter runs on the request's virtual thread.
@NullMarked
package dev.parley.middleware.request;

import org.jspecify.annotations.NullMarked;
