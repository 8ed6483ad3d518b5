/// Vectors: recorded inputs with what a parser or a template must make of them.
///
/// Entry types: [VectorFile], [VectorSuite]. Values and single-threaded runners.
@NullMarked
package dev.parley.testkit.vector;

import org.jspecify.annotations.NullMarked;
