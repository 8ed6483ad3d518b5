/// The embedded demo model.
///
/// Entry type: [DemoModelProvider]. Stateless, safe on any thread. The files lie in the folder
/// `model` beside the classes.
@NullMarked
package dev.parley.demo;

import org.jspecify.annotations.NullMarked;
