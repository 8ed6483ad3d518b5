package dev.parley.core.cli;

import dev.parley.api.router.LoadedPlugin;
import dev.parley.core.plugin.Inventory;
import dev.parley.core.plugin.MiddlewareChain;
import dev.parley.core.plugin.PluginKind;
import dev.parley.core.plugin.Plugins;
import dev.parley.core.plugin.Registry;

import java.util.List;
import java.util.Locale;

/// Writes what was found, by kind. Only static functions.
final class PluginListing {

    private PluginListing() {}

    /// Kind, name, aliases, module, version and file of everything, and the middleware in its order.
    ///
    /// @param warnings what the operator should know about plug-ins
    static String text(Plugins plugins, MiddlewareChain chain, List<String> warnings) {
        StringBuilder page = new StringBuilder();
        List<LoadedPlugin> all = Inventory.of(plugins, chain);
        for (Registry<?> registry : plugins.registries()) {
            String kind = registry.kind().label();
            section(
                    page,
                    registry.kind().equals(PluginKind.MIDDLEWARE)
                            ? kind + ", outermost first"
                            : kind,
                    all.stream()
                            .filter(plugin -> plugin.kind().equals(kind))
                            .map(plugin -> row(plugin, chain))
                            .toList());
        }
        if (!warnings.isEmpty()) {
            page.append("Warnings\n");
            warnings.forEach(warning -> page.append("  ").append(warning).append('\n'));
        }
        return page.toString();
    }

    private static String name(LoadedPlugin plugin) {
        return plugin.aliases().isEmpty()
                ? plugin.name()
                : "%s (also %s)".formatted(plugin.name(), String.join(", ", plugin.aliases()));
    }

    private static List<String> row(LoadedPlugin plugin, MiddlewareChain chain) {
        return List.of(
                name(plugin) + order(plugin, chain),
                plugin.module() + plugin.version().map(" "::concat).orElse(""),
                plugin.file().orElse("-"));
    }

    private static String order(LoadedPlugin plugin, MiddlewareChain chain) {
        return plugin.kind().equals(PluginKind.MIDDLEWARE.label())
                ? chain.providers().stream()
                        .filter(provider -> provider.name().equals(plugin.name()))
                        .findFirst()
                        .map(provider -> " (order %d)".formatted(provider.order()))
                        .orElse("")
                : "";
    }

    private static void section(StringBuilder page, String title, List<List<String>> rows) {
        page.append(title.substring(0, 1).toUpperCase(Locale.ROOT))
                .append(title.substring(1))
                .append('\n');
        if (rows.isEmpty()) {
            page.append("  none\n");
        }
        int first = width(rows, 0);
        int second = width(rows, 1);
        for (List<String> row : rows) {
            page.append("  ")
                    .append(padded(row.get(0), first))
                    .append("  ")
                    .append(padded(row.get(1), second))
                    .append("  ")
                    .append(row.get(2))
                    .append('\n');
        }
        page.append('\n');
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
