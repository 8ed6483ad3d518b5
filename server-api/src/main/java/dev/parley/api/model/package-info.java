/// Model files wherever they lie, and models that come inside a JAR.
///
/// Entry types: [ModelFiles], [BundledModelProvider]. Safe on any thread.
@NullMarked
package dev.parley.api.model;

import org.jspecify.annotations.NullMarked;
