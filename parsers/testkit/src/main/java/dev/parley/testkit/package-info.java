/// JUnit classes for authors of parsers: extend one, return your provider.
///
/// Entry types: [ToolParserContract], [ReasoningParserContract].
@NullMarked
package dev.parley.testkit;

import org.jspecify.annotations.NullMarked;
