/// The metrics page: a Prometheus registry that keeps names as given, HTTP and process metrics.
///
/// Entry type: [Metrics]. Safe on any thread.
@NullMarked
package dev.parley.core.metrics;

import org.jspecify.annotations.NullMarked;
