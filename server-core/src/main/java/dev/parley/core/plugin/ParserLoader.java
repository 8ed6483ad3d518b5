package dev.parley.core.plugin;

import dev.parley.api.Settings;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.core.config.Problems;

import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Loads the parsers anew while the server runs. Units whose contents are the same stay as they are.
/// One thread.
public final class ParserLoader {

    private final ModuleLayer boot;
    private final PluginLayers layers;
    private final PluginLoader loader;
    private final Problems problems;

    /// @param boot the layer of the server and of what came with it
    /// @param problems told of every plug-in that cannot be used
    public ParserLoader(ModuleLayer boot, Problems problems) {
        this.boot = boot;
        this.problems = problems;
        layers = new PluginLayers(boot, problems);
        loader = new PluginLoader(boot, problems);
    }

    /// All parsers there are now.
    ///
    /// @param units those of plug-ins, in their order
    /// @param tool tool parsers, the server's own included
    /// @param reasoning reasoning parsers, the server's own included
    /// @param others files without parsers
    public record Loaded(
            List<ParserUnit> units,
            Registry<ToolParserProvider> tool,
            Registry<ReasoningParserProvider> reasoning,
            List<Path> others) {

        /// Copies the lists.
        public Loaded {
            units = List.copyOf(units);
            others = List.copyOf(others);
        }
    }

    /// The units with parsers among layers that were loaded at start.
    public static List<ParserUnit> units(List<ModuleLayer> loaded) {
        List<ParserUnit> units = new ArrayList<>();
        for (ModuleLayer layer : loaded) {
            if (layer != ModuleLayer.boot()
                    && ParserUnit.holdsParsers(ParserUnit.references(layer))) {
                file(layer).ifPresent(file -> units.add(ParserUnit.of(file, layer)));
            }
        }
        return units;
    }

    /// The JAR or folder of a plug-in's layer; not for the boot layer.
    public static Optional<Path> file(ModuleLayer layer) {
        List<Path> jars =
                layer.modules().stream()
                        .flatMap(module -> new Origin(module).file().stream())
                        .sorted()
                        .toList();
        return jars.isEmpty() ? Optional.empty() : Optional.of(ParserUnit.file(jars));
    }

    /// Looks at the files again.
    ///
    /// @param settings which name them
    /// @param before what is loaded
    public Loaded load(Settings settings, List<ParserUnit> before) {
        Map<Path, ParserUnit> known =
                before.stream().collect(Collectors.toMap(ParserUnit::file, unit -> unit));
        List<ParserUnit> units = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (List<Path> jars : loader.files(settings).units()) {
            Path file = ParserUnit.file(jars);
            try {
                Set<ModuleReference> found = ModuleFinder.of(jars.toArray(Path[]::new)).findAll();
                if (found.stream().allMatch(layers::isInBootLayer)) {
                    continue;
                }
                if (!ParserUnit.holdsParsers(found)) {
                    others.add(file);
                } else {
                    unit(file, jars, found, Optional.ofNullable(known.get(file)))
                            .ifPresent(units::add);
                }
            } catch (FindException | UncheckedIOException e) {
                problems.add(LayerFault.ofUnit(file.toString(), e), e);
            }
        }
        List<ModuleLayer> all = new ArrayList<>();
        all.add(boot);
        units.forEach(unit -> all.add(unit.layer()));
        return new Loaded(
                units,
                loader.registry(PluginKind.TOOL_PARSER, all),
                loader.registry(PluginKind.REASONING_PARSER, all),
                others);
    }

    private Optional<ParserUnit> unit(
            Path file, List<Path> jars, Set<ModuleReference> found, Optional<ParserUnit> before) {
        String contents = ParserUnit.fingerprint(found);
        return before.filter(unit -> unit.contents().equals(contents))
                .or(() -> layers.layer(jars).map(layer -> ParserUnit.of(file, layer)));
    }
}
