/// Tool calls the model is made to write, and what a constraint on a reply is made of.
///
/// Entry types: [CallPlan] decides what a reply with tools must look like, [GatedMatcher] lets the
/// model reason first, [ForcedJsonToolParserProvider] reads calls that were demanded as plain JSON.
/// Plans are made on the request's thread.
@NullMarked
package dev.parley.router.generate.forced;

import org.jspecify.annotations.NullMarked;
