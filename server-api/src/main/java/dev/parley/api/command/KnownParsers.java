package dev.parley.api.command;

import dev.parley.api.StartupFailure;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.tool.ToolParserProvider;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All parsers, by name and alias.
///
/// @param tool tool parsers
/// @param reasoning reasoning parsers
public record KnownParsers(
        SortedMap<String, ToolParserProvider> tool,
        SortedMap<String, ReasoningParserProvider> reasoning) {

    /// No parsers.
    public static final KnownParsers NONE = new KnownParsers(new TreeMap<>(), new TreeMap<>());

    /// Copies the maps.
    public KnownParsers {
        tool = Collections.unmodifiableSortedMap(new TreeMap<>(tool));
        reasoning = Collections.unmodifiableSortedMap(new TreeMap<>(reasoning));
    }

    /// Parsers of some providers.
    public static KnownParsers of(
            Iterable<ToolParserProvider> tool, Iterable<ReasoningParserProvider> reasoning) {
        SortedMap<String, ToolParserProvider> tools = new TreeMap<>();
        for (ToolParserProvider provider : tool) {
            tools.put(provider.name(), provider);
            provider.aliases().forEach(alias -> tools.put(alias, provider));
        }
        SortedMap<String, ReasoningParserProvider> others = new TreeMap<>();
        for (ReasoningParserProvider provider : reasoning) {
            others.put(provider.name(), provider);
            provider.aliases().forEach(alias -> others.put(alias, provider));
        }
        return new KnownParsers(tools, others);
    }

    /// The tool parser of a name or alias.
    ///
    /// @throws StartupFailure listing the valid names, when there is none of that name
    public ToolParserProvider toolParser(String name) {
        return require(tool, "tool", name);
    }

    /// The reasoning parser of a name or alias.
    ///
    /// @throws StartupFailure listing the valid names, when there is none of that name
    public ReasoningParserProvider reasoningParser(String name) {
        return require(reasoning, "reasoning", name);
    }

    private static <P> P require(SortedMap<String, P> known, String kind, String name) {
        P provider = known.get(name);
        if (provider == null) {
            throw new StartupFailure(
                    "There is no %s parser '%s'. Known: %s. A plug-in's JAR belongs in --plugin-path."
                            .formatted(
                                    kind,
                                    name,
                                    known.isEmpty() ? "none" : String.join(", ", known.keySet())));
        }
        return provider;
    }
}
