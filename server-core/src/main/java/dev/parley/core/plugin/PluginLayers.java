package dev.parley.core.plugin;

import dev.parley.api.Settings;
import dev.parley.core.config.Problems;

import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives each unit of plug-in JARs a module layer of its own over the boot layer, so that two of them
/// may bring different versions of a library. One thread.
final class PluginLayers {

    private final ModuleLayer boot;
    private final ApiCheck api;
    private final Problems problems;

    PluginLayers(ModuleLayer boot, Problems problems) {
        this.boot = boot;
        this.problems = problems;
        api = new ApiCheck(ApiCheck.current(), problems);
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
        Optional<UnitModules> unit = UnitModules.read(jars, problems);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        Set<ModuleReference> found = unit.get().references();
        if (found.stream().allMatch(this::isInBootLayer)
                || !unit.get().isSound(file, problems)
                || !fitsServer(unit.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ParserUnit.holdsParsers(found)
                            ? copied(jars, found)
                            : resolve(ModuleFinder.of(jars.toArray(Path[]::new)), found));
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

    /// Reports everything about a unit that does not go with this server.
    private boolean fitsServer(UnitModules unit) {
        boolean fits = true;
        for (UnitModules.Jar jar : unit.jars()) {
            for (ModuleReference module : jar.modules()) {
                fits &= isNew(jar.file(), module) && api.passes(jar.file(), module);
            }
        }
        return fits;
    }

    /// The API and what it shows to plug-ins exist once; of other libraries a plug-in may bring its
    /// own version, though the server has one too.
    private boolean isNew(String file, ModuleReference module) {
        String name = module.descriptor().name();
        if (shared().noneMatch(name::equals)) {
            return true;
        }
        problems.add(
                "%s: its module %s is part of the server already (%s), and plug-ins share it. Remove the file."
                        .formatted(
                                file,
                                name,
                                new Origin(boot.findModule(name).orElseThrow()).shown()));
        return false;
    }

    private Stream<String> shared() {
        Stream<String> libraries =
                boot
                        .configuration()
                        .findModule(Settings.class.getModule().getName())
                        .map(ResolvedModule::reads)
                        .stream()
                        .flatMap(Set::stream)
                        .map(ResolvedModule::name);
        Stream<String> own =
                boot.modules().stream()
                        .map(Module::getName)
                        .filter(name -> name.startsWith("dev.parley."));
        return Stream.concat(libraries, own);
    }
}
