/// Token ids in, token ids out: what a coordinator sends to an engine that renders nothing itself.
///
/// Entry types: [TokenGenerateHandler] and [AbortHandler]. A handler runs on its request's thread;
/// [RunningTokens] is shared.
@NullMarked
package dev.parley.router.generate.tokenio;

import org.jspecify.annotations.NullMarked;
