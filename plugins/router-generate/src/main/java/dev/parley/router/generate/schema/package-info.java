/// Reads request bodies leniently and reports everything that does not fit the schema at once.
///
/// Entry type: [dev.parley.router.generate.schema.Fields]. One request's thread.
@NullMarked
package dev.parley.router.generate.schema;

import org.jspecify.annotations.NullMarked;
