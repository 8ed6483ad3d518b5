package dev.parley.core.http;

/// Whose routes they are.
///
/// @param router its name
/// @param file where it comes from, for messages
/// @param rank whether it came with the server
public record RouteOwner(String router, String file, Rank rank) {

    /// Where a router belongs.
    public enum Rank {
        /// It came with the server.
        BUILT_IN,
        /// It came in a plug-in's JAR.
        PLUGIN
    }

    @Override
    public String toString() {
        return "the router '%s' (%s)".formatted(router, file);
    }
}
