/// Trees made runnable: names become slots, nodes become terms and steps. Entry: [Program]; a program is shared, a frame belongs to one rendering.
@NullMarked
package dev.parley.core.jinja.run;

import org.jspecify.annotations.NullMarked;
