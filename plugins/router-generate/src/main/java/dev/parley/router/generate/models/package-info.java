/// `GET /v1/models`.
///
/// Entry type: [dev.parley.router.generate.models.ModelsHandler]. Each request on its own virtual thread.
@NullMarked
package dev.parley.router.generate.models;

import org.jspecify.annotations.NullMarked;
