package dev.parley.parsers.tool.vector;

import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The providers of this module.
public final class Providers {

    private static final ToolParserRequest NO_TOOLS =
            new ToolParserRequest(List.of(), Optional.empty());

    private Providers() {}

    public static List<ToolParserProvider> all() {
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

    /// What a complete reply shows.
    public static Reply complete(ToolParserProvider provider, String text) {
        return Reply.complete(
                provider.create(new ToolParserRequest(List.of(), Optional.empty(), Delivery.WHOLE)),
                List.of(text));
    }

    /// What a stream shows.
    public static Reply streamed(ToolParserProvider provider, String text) {
        return Reply.streamed(parser(provider), List.of(text));
    }

    /// A parser of a stream without tools.
    public static ToolParser parser(ToolParserProvider provider) {
        return provider.create(NO_TOOLS);
    }
}
