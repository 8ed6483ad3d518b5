package dev.parley.api.engine;

import java.util.OptionalInt;

/// Why a sequence ended.
///
/// @param reason the kind of end
/// @param stopToken the id, when one of [SamplingParams#stopTokenIds] ended it; empty for the
///     model's own end token
public record Finish(Reason reason, OptionalInt stopToken) {

    /// Kinds of end.
    public enum Reason {
        /// An end or stop token.
        STOP,
        /// Token limit or context full.
        LENGTH,
        /// The output repeats itself.
        REPETITION,
        /// The server ended it.
        ABORT,
        /// Something failed inside; the client gets a 500.
        ERROR
    }

    /// An end without a stop token.
    public static Finish of(Reason reason) {
        return new Finish(reason, OptionalInt.empty());
    }
}
