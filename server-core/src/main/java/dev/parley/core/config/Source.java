package dev.parley.core.config;

/// Where a value comes from.
///
/// @param rank earlier constants win over later ones
/// @param said in the operator's words, such as `--port` or `port in parley.yaml`
public record Source(Rank rank, String said) {

    /// Kinds of sources, the strongest first.
    public enum Rank {
        /// A flag on the command line.
        FLAG,
        /// An environment variable.
        ENVIRONMENT,
        /// The configuration file.
        FILE,
        /// What a bundled model brings.
        MODEL,
        /// Nobody gave a value.
        STANDARD
    }
}
