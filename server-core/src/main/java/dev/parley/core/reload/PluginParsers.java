package dev.parley.core.reload;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.router.LoadedPlugin;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.core.config.ChatOptions;
import dev.parley.core.config.Option;
import dev.parley.core.config.Problems;
import dev.parley.core.plugin.Inventory;
import dev.parley.core.plugin.ParserLoader;
import dev.parley.core.plugin.ParserUnit;
import dev.parley.core.plugin.Plugins;
import dev.parley.core.plugin.Registered;
import dev.parley.core.plugin.Registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The chosen parsers among the server's own and the plug-ins'. Reloads come one at a time; what was
/// loaded before them is forgotten, so that it is freed with the last request that uses it.
public final class PluginParsers implements ParserSource {

    private final Settings settings;
    private final Set<Path> started;
    private volatile State state;

    private record State(
            List<ParserUnit> units,
            List<ReloadReport.Entry> entries,
            ChosenParsers chosen,
            List<LoadedPlugin> listed) {}

    private PluginParsers(Settings settings, Set<Path> started, State state) {
        this.settings = settings;
        this.started = started;
        this.state = state;
    }

    /// The parsers that were loaded at start.
    ///
    /// @param problems told of names that nobody has
    public static PluginParsers of(Settings settings, Plugins plugins, Problems problems) {
        List<ParserUnit> units = ParserLoader.units(plugins.layers());
        Set<Path> started =
                plugins.layers().stream()
                        .filter(layer -> layer != ModuleLayer.boot())
                        .flatMap(layer -> ParserLoader.file(layer).stream())
                        .collect(Collectors.toSet());
        return new PluginParsers(
                settings,
                started,
                state(
                        settings,
                        units,
                        plugins.parsers().tool(),
                        plugins.parsers().reasoning(),
                        problems));
    }

    @Override
    public ChosenParsers chosen() {
        return state.chosen();
    }

    @Override
    public List<LoadedPlugin> plugins() {
        return state.listed();
    }

    @Override
    public ReloadReport reload() {
        Problems problems = new Problems();
        State before = state;
        ParserLoader.Loaded loaded =
                new ParserLoader(ModuleLayer.boot(), problems).load(settings, before.units());
        State next = state(settings, loaded.units(), loaded.tool(), loaded.reasoning(), problems);
        if (!problems.lines().isEmpty()) {
            throw new InvalidRequest(
                    "Nothing was reloaded: " + String.join(" | ", problems.lines()));
        }
        state = next;
        return report(before, next, loaded.others());
    }

    private ReloadReport report(State before, State next, List<Path> others) {
        List<ReloadReport.Entry> loaded = new ArrayList<>();
        List<ReloadReport.Entry> kept = new ArrayList<>();
        for (int i = 0; i < next.units().size(); i++) {
            boolean same = before.units().contains(next.units().get(i));
            (same ? kept : loaded).add(next.entries().get(i));
        }
        Set<Path> present = next.units().stream().map(ParserUnit::file).collect(Collectors.toSet());
        return new ReloadReport(
                loaded,
                kept,
                before.entries().stream().filter(entry -> !present.contains(entry.file())).toList(),
                others.stream().filter(file -> !started.contains(file)).toList());
    }

    private static State state(
            Settings settings,
            List<ParserUnit> units,
            Registry<ToolParserProvider> tool,
            Registry<ReasoningParserProvider> reasoning,
            Problems problems) {
        List<ReloadReport.Entry> entries =
                units.stream()
                        .map(
                                unit ->
                                        new ReloadReport.Entry(
                                                unit.file(),
                                                names(tool, unit.layer()),
                                                names(reasoning, unit.layer())))
                        .toList();
        return new State(
                units,
                entries,
                new ChosenParsers(
                        chosen(settings, ChatOptions.TOOL_PARSER, tool, problems),
                        chosen(settings, ChatOptions.REASONING_PARSER, reasoning, problems)),
                Stream.of(tool, reasoning).map(Inventory::of).flatMap(List::stream).toList());
    }

    private static List<String> names(Registry<?> registry, ModuleLayer layer) {
        return registry.entries().stream()
                .filter(entry -> layer.equals(entry.origin().module().getLayer()))
                .map(Registered::name)
                .toList();
    }

    private static <P> Optional<ChosenParsers.Named<P>> chosen(
            Settings settings, Option option, Registry<P> registry, Problems problems) {
        return settings.text(option.name())
                .flatMap(
                        name -> {
                            try {
                                return Optional.of(
                                        new ChosenParsers.Named<>(
                                                name, registry.require(option.flag(), name)));
                            } catch (StartupFailure e) {
                                problems.add(e);
                                return Optional.empty();
                            }
                        });
    }
}
