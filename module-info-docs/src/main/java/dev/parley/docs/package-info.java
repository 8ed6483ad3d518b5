/// Reads the reactor's module descriptors and doc comments, checks the arrows between modules and
/// keeps the checked-in pages up to date.
///
/// Entry type: [ModuleDocs]. One thread.
@NullMarked
package dev.parley.docs;

import org.jspecify.annotations.NullMarked;
