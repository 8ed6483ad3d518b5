package dev.parley.parsers.tool.vector;

import dev.parley.api.tool.ToolParserProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// The providers of this module.
final class Providers {

    private Providers() {}

    static List<ToolParserProvider> all() {
        Providers.class.getModule().addUses(ToolParserProvider.class);
        return ServiceLoader.load(ToolParserProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    static ToolParserProvider named(String name) {
        return all().stream()
                .filter(provider -> names(provider).contains(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> names(ToolParserProvider provider) {
        List<String> names = new ArrayList<>(provider.aliases());
        names.add(provider.name());
        return names;
    }
}
