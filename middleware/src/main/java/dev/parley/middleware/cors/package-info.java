/// Cross-origin requests of browsers.
///
/// Entry type: [CorsMiddlewareProvider]. The filter runs on the request's virtual thread.
@NullMarked
package dev.parley.middleware.cors;

import org.jspecify.annotations.NullMarked;
