/// Turns token output that was generated elsewhere back into the replies of the public routes.
///
/// Entry type: [DerenderHandler]. Handlers run on virtual threads.
@NullMarked
package dev.parley.router.generate.derender;

import org.jspecify.annotations.NullMarked;
