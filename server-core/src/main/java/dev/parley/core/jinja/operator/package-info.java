/// Arithmetic, concatenation and slicing with Python's rules. Stateless.
@NullMarked
package dev.parley.core.jinja.operator;

import org.jspecify.annotations.NullMarked;
