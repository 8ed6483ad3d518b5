/// The router `generate`.
///
/// Entry type: [dev.parley.router.generate.GenerateRouter].
@NullMarked
package dev.parley.router.generate;

import org.jspecify.annotations.NullMarked;
