/// Filters and tests by name. Entry: [Filters] and [Tests]; stateless.
@NullMarked
package dev.parley.core.jinja.filter;

import org.jspecify.annotations.NullMarked;
