package dev.parley.docs;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/// A service type whose providers have names, and how to ask them.
///
/// @param aliases further names of a provider
/// @param facts sentences about a provider
record NamedService<P>(
        Class<P> type,
        Function<P, String> name,
        Function<P, List<String>> aliases,
        Function<P, List<String>> facts) {

    /// Providers with one name each.
    NamedService(Class<P> type, Function<P, String> name) {
        this(type, name, provider -> List.of(), provider -> List.of());
    }

    /// Loads every provider in the boot layer.
    Stream<Registration> load() {
        return ServiceLoader.load(type).stream().map(this::registration);
    }

    private Registration registration(ServiceLoader.Provider<P> found) {
        P provider = found.get();
        return new Registration(
                type.getName(),
                name.apply(provider),
                aliases.apply(provider),
                facts.apply(provider),
                found.type().getName(),
                found.type().getModule().getName());
    }
}
