package dev.parley.testkit.vector;

import java.util.List;
import java.util.stream.Stream;

/// Runs files of vectors of one kind. One thread.
public interface VectorSuite {

    /// Runs some vectors of a file, in their order.
    ///
    /// @param only run those of this parser or template name; empty text for all
    Stream<Outcome> run(VectorFile file, String only);

    /// The parser or template names that a file has vectors for.
    List<String> names(VectorFile file);
}
