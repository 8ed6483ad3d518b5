package dev.parley.parsers.reasoning.vector;

import dev.parley.api.reasoning.ReasoningParserProvider;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// The providers of this module under all their names.
final class Providers {

    private Providers() {}

    static ReasoningParserProvider named(String name) {
        ReasoningParserProvider provider = all().get(name);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "There is no reasoning parser '%s'.".formatted(name));
        }
        return provider;
    }

    /// By name; fails where two providers share one.
    static Map<String, ReasoningParserProvider> all() {
        Providers.class.getModule().addUses(ReasoningParserProvider.class);
        Map<String, ReasoningParserProvider> byName = new TreeMap<>();
        for (ReasoningParserProvider provider : ServiceLoader.load(ReasoningParserProvider.class)) {
            put(byName, provider.name(), provider);
            provider.aliases().forEach(alias -> put(byName, alias, provider));
        }
        return byName;
    }

    private static void put(
            Map<String, ReasoningParserProvider> byName,
            String name,
            ReasoningParserProvider provider) {
        if (byName.put(name, provider) != null) {
            throw new IllegalStateException("Two providers are named '%s'.".formatted(name));
        }
    }
}
