package dev.parley.api.router;

import java.util.List;
import java.util.Optional;

/// One thing that the server found when it started: an engine, a parser, a filter, a router.
///
/// @param kind such as `tool parser`
/// @param name what the operator types, or the class of a filter that has no name
/// @param aliases further names
/// @param module the Java module that it is in
/// @param version the module's; empty when the module says none
/// @param file the JAR or folder of the module; empty when it has none
public record LoadedPlugin(
        String kind,
        String name,
        List<String> aliases,
        String module,
        Optional<String> version,
        Optional<String> file) {

    /// Copies the list.
    public LoadedPlugin {
        aliases = List.copyOf(aliases);
    }
}
