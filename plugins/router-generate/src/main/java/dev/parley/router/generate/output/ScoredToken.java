package dev.parley.router.generate.output;

import java.util.List;

/// The log-probabilities at one position, with the tokens' texts.
///
/// @param token the token itself
/// @param spelling the token's text, even where it is shown by its id
/// @param ranked the token first, then the others reported, each id once
public record ScoredToken(Score token, String spelling, List<Score> ranked) {

    private static final double LOWEST = -9999.0;

    /// One token's log-probability.
    ///
    /// @param id its id
    /// @param text as shown
    /// @param logprob natural, not below -9999
    /// @param rank from 1
    public record Score(int id, String text, double logprob, int rank) {

        /// Raises a logprob to the lowest value shown.
        public Score {
            logprob = logprob >= LOWEST ? logprob : LOWEST;
        }
    }
}
