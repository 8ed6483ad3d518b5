/// The syntax tree and its parser. Entry: [Parser]; trees are immutable and shared by all renderings.
@NullMarked
package dev.parley.core.jinja.tree;

import org.jspecify.annotations.NullMarked;
