/// Requests turned into token ids without an engine: what a coordinator asks before it sends the ids
/// elsewhere.
///
/// Entry type: [RenderHandler]. One thread per request.
@NullMarked
package dev.parley.router.generate.render;

import org.jspecify.annotations.NullMarked;
