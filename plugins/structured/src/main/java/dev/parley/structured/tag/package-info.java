/// Translates structural tags: free text with constrained parts in it.
///
/// Entry type: [StructuralTagCompiler]; one per request, one thread.
@NullMarked
package dev.parley.structured.tag;

import org.jspecify.annotations.NullMarked;
