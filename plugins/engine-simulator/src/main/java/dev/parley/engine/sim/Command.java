package dev.parley.engine.sim;

import java.util.List;

/// A message to the pacing thread.
sealed interface Command {

    /// Start these as soon as there is room; in order.
    record Submit(List<SimulatedSequence> sequences) implements Command {

        public Submit {
            sequences = List.copyOf(sequences);
        }
    }

    /// End a sequence whose consumer wants no more of it.
    record End(SimulatedSequence sequence, Cause cause) implements Command {}

    /// End a sequence whose consumer is to be told so.
    record Abort(SimulatedSequence sequence) implements Command {}

    /// Abort everything and end the thread.
    record Stop() implements Command {}

    /// Why a consumer wants no more.
    enum Cause {
        /// It has what it wanted.
        ENOUGH,
        /// It left.
        LEFT
    }
}
