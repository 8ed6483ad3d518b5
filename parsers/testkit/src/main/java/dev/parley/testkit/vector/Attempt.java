package dev.parley.testkit.vector;

import java.util.List;

/// Runs a vector in one mode, each time with new parsers.
interface Attempt {

    /// Where the result is not the expected one.
    List<Difference> differences(Cut cut);

    /// The result in one line.
    String shown(Cut cut);
}
