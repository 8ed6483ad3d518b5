package dev.parley.core.plugin;

import dev.parley.api.StartupFailure;
import dev.parley.core.config.NearestName;
import dev.parley.core.config.Problems;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The providers of one kind, by name and alias. Immutable.
///
/// @param <P> the service
public final class Registry<P> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

    private final PluginKind<P> kind;
    private final SortedMap<String, Registered<P>> byName = new TreeMap<>();

    /// Keeps providers; what cannot be kept is reported.
    ///
    /// @param found in any order
    /// @param problems told of names that are taken twice or cannot be typed
    Registry(PluginKind<P> kind, List<Registered<P>> found, Problems problems) {
        this.kind = kind;
        for (Registered<P> entry : found) {
            Stream.concat(Stream.of(entry.name()), entry.aliases().stream())
                    .forEach(name -> put(name, entry, problems));
        }
    }

    private void put(String name, Registered<P> entry, Problems problems) {
        if (name.isBlank()) {
            problems.add(
                    "%s: the %s %s has no name. Let its name() return what the operator types, such as my-%s."
                            .formatted(
                                    entry.origin().shown(),
                                    kind.label(),
                                    provider(entry),
                                    kind.label().replace(' ', '-')));
            return;
        }
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    "%s: the %s name '%s' of %s cannot be used. A name has up to 64 of a-z, 0-9, '_', '.' and '-', and begins with a letter or digit."
                            .formatted(
                                    entry.origin().shown(), kind.label(), name, provider(entry)));
            return;
        }
        Registered<P> before = byName.putIfAbsent(name, entry);
        if (before != null) {
            problems.add(
                    "%s: %s brings the %s '%s', which %s (%s) brings already. Remove one of the two."
                            .formatted(
                                    entry.origin().shown(),
                                    provider(entry),
                                    kind.label(),
                                    name,
                                    before.origin().shown(),
                                    provider(before)));
        }
    }

    private static String provider(Registered<?> entry) {
        return entry.provider().getClass().getName();
    }

    /// What kind of plug-in this is.
    public PluginKind<P> kind() {
        return kind;
    }

    /// All providers, by name, each once.
    public List<Registered<P>> entries() {
        return byName.entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue().name()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// All providers, in the order of their names.
    public List<P> providers() {
        return entries().stream().map(Registered::provider).toList();
    }

    /// All names and aliases, sorted.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /// The provider of a name or alias.
    public Optional<P> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(Registered::provider);
    }

    /// The provider of a name or alias.
    ///
    /// @param flag that gave the name, for the message
    /// @throws StartupFailure listing the valid names, when there is none of that name
    public P require(String flag, String name) {
        return find(name).orElseThrow(() -> new StartupFailure(missing(flag, name)));
    }

    private String missing(String flag, String name) {
        String known = byName.isEmpty() ? "none" : String.join(", ", byName.keySet());
        return "%s: there is no %s '%s'.%s Known: %s. A plug-in's JAR belongs in --plugin-path."
                .formatted(
                        flag,
                        kind.label(),
                        name,
                        NearestName.among(byName.keySet(), name)
                                .map(" Did you mean '%s'?"::formatted)
                                .orElse(""),
                        known);
    }
}
