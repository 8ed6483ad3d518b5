/// Texts as plain strings: white space and search. Stateless.
@NullMarked
package dev.parley.core.jinja.text;

import org.jspecify.annotations.NullMarked;
