/// Projects that authors of plug-ins start from.
///
/// Entry type: [StarterProject]. One thread.
@NullMarked
package dev.parley.core.starter;

import org.jspecify.annotations.NullMarked;
