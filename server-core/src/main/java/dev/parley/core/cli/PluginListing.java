package dev.parley.core.cli;

import dev.parley.core.plugin.MiddlewareChain;
import dev.parley.core.plugin.Origin;
import dev.parley.core.plugin.PluginKind;
import dev.parley.core.plugin.Plugins;
import dev.parley.core.plugin.Registered;
import dev.parley.core.plugin.Registry;

import java.nio.file.Path;
import java.util.ArrayList;
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
        for (Registry<?> registry : plugins.registries()) {
            if (registry.kind().equals(PluginKind.MIDDLEWARE)) {
                section(page, "middleware, outermost first", middleware(chain));
            } else {
                section(
                        page,
                        registry.kind().label(),
                        registry.entries().stream().map(PluginListing::row).toList());
            }
        }
        if (!warnings.isEmpty()) {
            page.append("Warnings\n");
            warnings.forEach(warning -> page.append("  ").append(warning).append('\n'));
        }
        return page.toString();
    }

    private static List<List<String>> middleware(MiddlewareChain chain) {
        List<List<String>> rows = new ArrayList<>();
        chain.providers()
                .forEach(
                        provider ->
                                rows.add(
                                        row(
                                                "%s (order %d)"
                                                        .formatted(
                                                                provider.name(), provider.order()),
                                                Origin.of(provider))));
        chain.filters()
                .forEach(filter -> rows.add(row(filter.getClass().getName(), Origin.of(filter))));
        return rows;
    }

    private static List<String> row(Registered<?> entry) {
        String aliases =
                entry.aliases().isEmpty()
                        ? ""
                        : " (also %s)".formatted(String.join(", ", entry.aliases()));
        return row(entry.name() + aliases, entry.origin());
    }

    private static List<String> row(String name, Origin origin) {
        return List.of(
                name,
                origin.moduleName() + origin.version().map(" "::concat).orElse(""),
                origin.file().map(Path::toString).orElse("-"));
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
