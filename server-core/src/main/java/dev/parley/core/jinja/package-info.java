/// Chat templates: Jinja as Python's `jinja2` 3.1 renders it in the immutable sandbox that chat models are published for.
///
/// Entry: [JinjaTemplate]. A compiled template is immutable and may be rendered by any number of threads at once.
@NullMarked
package dev.parley.core.jinja;

import org.jspecify.annotations.NullMarked;
