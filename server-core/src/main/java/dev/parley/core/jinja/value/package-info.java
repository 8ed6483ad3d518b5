/// Python's values as templates see them. Immutable but for namespaces and cursors, which belong to one rendering's thread.
@NullMarked
package dev.parley.core.jinja.value;

import org.jspecify.annotations.NullMarked;
