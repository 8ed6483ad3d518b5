/// Access by API key.
///
/// Entry type: [ApiKeyMiddlewareProvider]. The filter runs on the request's virtual thread.
@NullMarked
package dev.parley.middleware.key;

import org.jspecify.annotations.NullMarked;
