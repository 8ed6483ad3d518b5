package dev.parley.core.plugin;

import java.util.List;

/// A provider under its name.
///
/// @param name what the operator types
/// @param aliases further names
/// @param provider the provider
/// @param origin where it comes from
/// @param <P> the service
public record Registered<P>(String name, List<String> aliases, P provider, Origin origin) {

    /// Copies the list.
    public Registered {
        aliases = List.copyOf(aliases);
    }
}
