package dev.parley.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the operator asked for, by flag name without dashes (`max-num-seqs`), after flags,
/// environment, configuration file and defaults were merged. Immutable.
///
/// Unknown names are empty; values were validated at start.
public interface Settings {

    /// The value as text; for a repeatable flag the first one.
    Optional<String> text(String name);

    /// All values of a repeatable flag, in order.
    List<String> list(String name);

    /// The value of a whole-number flag.
    OptionalLong number(String name);

    /// True for a switch that is on.
    boolean enabled(String name);

    /// A variable of the server's environment, such as `VLLM_API_KEY`.
    Optional<String> environment(String variable);
}
