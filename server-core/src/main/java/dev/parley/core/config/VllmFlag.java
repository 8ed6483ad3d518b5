package dev.parley.core.config;

import dev.parley.core.config.FlagName.ValueCount;
import dev.parley.core.config.FlagName.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A flag of vLLM that is no flag of Parley.
///
/// @param names its spellings, with dashes; the first is the usual one
/// @param verdict what comes of using it
/// @param values how many values follow it; a flag without has a `--no-` form
/// @param standard its value where nobody gives one
record VllmFlag(List<String> names, Verdict verdict, ValueCount values, Optional<String> standard) {

    /// Copies the list.
    VllmFlag {
        names = List.copyOf(names);
    }

    /// All spellings, the `--no-` forms included.
    List<String> spellings() {
        return values == ValueCount.NONE
                ? names.stream()
                        .flatMap(
                                name ->
                                        name.startsWith("--")
                                                ? Stream.of(name, "--no-" + name.substring(2))
                                                : Stream.of(name))
                        .toList()
                : names;
    }

    /// What this spelling of it means.
    FlagName.Foreign named(String spelling) {
        return new FlagName.Foreign(spelling, verdict, values, standard);
    }
}
