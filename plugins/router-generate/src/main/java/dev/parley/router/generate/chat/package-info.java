/// `POST /v1/chat/completions`.
///
/// Entry type: [dev.parley.router.generate.chat.ChatHandler]. Each request on its own virtual thread.
@NullMarked
package dev.parley.router.generate.chat;

import org.jspecify.annotations.NullMarked;
