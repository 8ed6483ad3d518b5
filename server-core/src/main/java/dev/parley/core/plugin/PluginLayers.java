package dev.parley.core.plugin;

import dev.parley.core.config.Problems;

import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives each unit of plug-in JARs a module layer of its own over the boot layer, so that two of them
/// may bring different versions of a library. One thread.
final class PluginLayers {

    private final ModuleLayer boot;
    private final Problems problems;

    PluginLayers(ModuleLayer boot, Problems problems) {
        this.boot = boot;
        this.problems = problems;
    }

    /// The layers of all units, in their order; units that are in the boot layer already need none.
    List<ModuleLayer> define(List<List<Path>> units) {
        List<ModuleLayer> layers = new ArrayList<>();
        units.forEach(unit -> layer(unit).ifPresent(layers::add));
        return layers;
    }

    /// The layer of one unit; empty when it is in the boot layer already or cannot be used.
    Optional<ModuleLayer> layer(List<Path> jars) {
        Path first = jars.getFirst();
        String file = (jars.size() == 1 ? first : first.resolveSibling("")).toString();
        try {
            ModuleFinder finder = ModuleFinder.of(jars.toArray(Path[]::new));
            Set<ModuleReference> found = finder.findAll();
            if (found.stream().allMatch(this::isInBootLayer)) {
                return Optional.empty();
            }
            for (ModuleReference module : found) {
                reportClash(file, module);
            }
            return Optional.of(
                    ParserUnit.holdsParsers(found) ? copied(jars, found) : resolve(finder, found));
        } catch (FindException
                | ResolutionException
                | LayerInstantiationException
                | SecurityException
                | UncheckedIOException e) {
            problems.add(LayerFault.ofUnit(file, e), e);
            return Optional.empty();
        }
    }

    /// Parser JARs may be replaced while they are in use, so their layers read copies of them.
    private ModuleLayer copied(List<Path> jars, Set<ModuleReference> found) {
        PrivateJars copies = PrivateJars.copy(jars);
        ModuleLayer layer = resolve(copies.finder(), found);
        copies.deleteWith(layer);
        return layer;
    }

    private ModuleLayer resolve(ModuleFinder finder, Set<ModuleReference> found) {
        Set<String> roots =
                found.stream()
                        .map(module -> module.descriptor().name())
                        .collect(Collectors.toSet());
        Configuration resolved = boot.configuration().resolve(finder, ModuleFinder.of(), roots);
        return boot.defineModulesWithOneLoader(resolved, ClassLoader.getSystemClassLoader());
    }

    /// Whether a module came with the server.
    boolean isInBootLayer(ModuleReference module) {
        return boot.configuration()
                .findModule(module.descriptor().name())
                .filter(there -> there.reference().location().equals(module.location()))
                .isPresent();
    }

    private void reportClash(String file, ModuleReference module) {
        String name = module.descriptor().name();
        boot.findModule(name)
                .ifPresent(
                        there ->
                                problems.add(
                                        "%s: its module %s is part of the server already (%s). Remove the file."
                                                .formatted(file, name, new Origin(there).shown())));
    }
}
