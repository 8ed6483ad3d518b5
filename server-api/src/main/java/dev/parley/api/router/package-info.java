/// Routes for the tasks an engine supports.
///
/// Entry type: [TaskRouter]. Handlers run on virtual threads.
@NullMarked
package dev.parley.api.router;

import org.jspecify.annotations.NullMarked;
