package dev.parley.core.config;

import java.util.List;
import java.util.Optional;

/// What a spelling on the command line or a key in the configuration file means.
public sealed interface FlagName {

    /// An option.
    record Plain(Option option) implements FlagName {}

    /// The `--no-` form of a switch.
    record Negated(Option option) implements FlagName {}

    /// A dotted key inside a JSON option.
    ///
    /// @param option of JSON type
    /// @param path keys from the outside in; not empty
    /// @param merge what happens to a value that is there
    record Part(Option option, List<String> path, Merge merge) implements FlagName {

        /// Copies the list.
        public Part {
            path = List.copyOf(path);
        }
    }

    /// What a dotted key does to a value that is there.
    enum Merge {
        /// It takes its place.
        REPLACE,
        /// `KEY+`: it is appended to the list.
        APPEND
    }

    /// A flag of vLLM that is no flag of Parley.
    ///
    /// @param spelling the whole name as vLLM writes it
    /// @param verdict what comes of using it
    /// @param values how many values follow it
    /// @param standard its default
    record Foreign(String spelling, Verdict verdict, ValueCount values, Optional<String> standard)
            implements FlagName {}

    /// What comes of a flag of vLLM.
    enum Verdict {
        /// Refused, unless it asks for the default.
        MISSING,
        /// Accepted with a warning.
        MEANINGLESS
    }

    /// How many values follow a flag.
    enum ValueCount {
        /// None.
        NONE,
        /// One.
        ONE,
        /// One or more.
        SEVERAL
    }

    /// The beginning of several names.
    record Ambiguous(List<String> candidates) implements FlagName {

        /// Copies the list.
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /// Nothing.
    ///
    /// @param nearest what it may have been meant to be
    record Unknown(Optional<String> nearest) implements FlagName {}
}
