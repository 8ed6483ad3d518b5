/// What holds for every parser and every text, damaged ones included.
///
/// Entry types: [ToolLaws], [ReasoningLaws]. One thread.
@NullMarked
package dev.parley.testkit.law;

import org.jspecify.annotations.NullMarked;
