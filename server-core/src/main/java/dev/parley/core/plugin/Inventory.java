package dev.parley.core.plugin;

import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.router.LoadedPlugin;

import io.helidon.webserver.http.Filter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lists everything that was found. Only static functions.
public final class Inventory {

    private Inventory() {}

    /// Everything by kind and name; middleware in its order, outermost first, with the filters that
    /// `--middleware` names.
    public static List<LoadedPlugin> of(Plugins plugins, MiddlewareChain chain) {
        List<LoadedPlugin> all = new ArrayList<>();
        for (Registry<?> registry : plugins.registries()) {
            if (registry.kind().equals(PluginKind.MIDDLEWARE)) {
                addMiddleware(chain, all);
            } else {
                all.addAll(of(registry));
            }
        }
        return List.copyOf(all);
    }

    /// The providers of one kind, by name. Holds none of them.
    public static List<LoadedPlugin> of(Registry<?> registry) {
        return registry.entries().stream()
                .map(
                        entry ->
                                item(
                                        registry.kind().label(),
                                        entry.name(),
                                        entry.aliases(),
                                        entry.origin()))
                .toList();
    }

    private static void addMiddleware(MiddlewareChain chain, List<LoadedPlugin> all) {
        String kind = PluginKind.MIDDLEWARE.label();
        for (MiddlewareProvider provider : chain.providers()) {
            all.add(item(kind, provider.name(), List.of(), Origin.of(provider)));
        }
        for (Filter filter : chain.filters()) {
            all.add(item(kind, filter.getClass().getName(), List.of(), Origin.of(filter)));
        }
    }

    private static LoadedPlugin item(
            String kind, String name, List<String> aliases, Origin origin) {
        return new LoadedPlugin(
                kind,
                name,
                aliases,
                origin.moduleName(),
                origin.version(),
                origin.file().map(Path::toString));
    }
}
