/// `POST /tokenize`, `POST /detokenize` and `GET /tokenizer_info`.
///
/// Entry types: the handlers. Each request on its own virtual thread.
@NullMarked
package dev.parley.router.generate.tokenize;

import org.jspecify.annotations.NullMarked;
