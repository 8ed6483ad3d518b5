/// Scores of items by the probability of a label as the next token.
///
/// Entry types: [ScoringHandler]; [DecisionsHandler] refuses structured decisions. One thread per
/// request.
@NullMarked
package dev.parley.router.generate.scoring;

import org.jspecify.annotations.NullMarked;
