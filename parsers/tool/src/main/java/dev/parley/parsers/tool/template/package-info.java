/// Calls as a checkpoint's `response_template` describes them.
///
/// Entry type: the provider. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.template;

import org.jspecify.annotations.NullMarked;
