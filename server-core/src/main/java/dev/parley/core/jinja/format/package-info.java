/// Python's ways to write values as text: `%`, format specs, JSON, `strftime`. Stateless.
@NullMarked
package dev.parley.core.jinja.format;

import org.jspecify.annotations.NullMarked;
