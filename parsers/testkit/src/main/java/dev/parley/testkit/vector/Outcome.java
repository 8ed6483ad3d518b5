package dev.parley.testkit.vector;

import java.util.List;

/// What became of one vector.
public sealed interface Outcome {

    /// The vector's name, or the file's where all of it was skipped.
    String id();

    /// It gave the expectation under every cut.
    record Passed(String id) implements Outcome {}

    /// It did not.
    ///
    /// @param how mode and cut of the first difference
    /// @param differences not empty
    record Failed(String id, String how, List<Difference> differences) implements Outcome {

        /// Copies the list.
        public Failed {
            differences = List.copyOf(differences);
        }
    }

    /// The reference fails it too; does not count.
    ///
    /// @param given what came of it here
    record ExpectedFailure(String id, String given) implements Outcome {}

    /// It was not run.
    ///
    /// @param reason why, and what would make it run
    record Skipped(String id, String reason) implements Outcome {}
}
