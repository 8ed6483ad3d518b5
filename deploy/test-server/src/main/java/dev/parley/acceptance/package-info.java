/// Starts the packaged distribution as users do.
@NullMarked
package dev.parley.acceptance;

import org.jspecify.annotations.NullMarked;
