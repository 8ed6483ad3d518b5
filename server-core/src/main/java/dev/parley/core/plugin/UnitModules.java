package dev.parley.core.plugin;

import dev.parley.core.config.Problems;

import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The modules of one unit, JAR by JAR. Immutable.
///
/// @param jars not empty
record UnitModules(List<Jar> jars) {

    /// Copies the list.
    UnitModules {
        jars = List.copyOf(jars);
    }

    /// One JAR.
    ///
    /// @param file its path
    /// @param modules one
    record Jar(String file, Set<ModuleReference> modules) {}

    /// Reads the descriptors of a unit's JARs.
    ///
    /// @param problems told of each JAR that cannot be read
    /// @return empty when any cannot
    static Optional<UnitModules> read(List<Path> files, Problems problems) {
        List<Jar> jars = new ArrayList<>();
        for (Path file : files) {
            String shown = file.toString();
            if (!Files.isReadable(file)) {
                problems.add(
                        "%s: the file cannot be read. Let the server's user read it, or remove it."
                                .formatted(shown));
                continue;
            }
            try {
                jars.add(new Jar(shown, ModuleFinder.of(file).findAll()));
            } catch (FindException | SecurityException e) {
                problems.add(LayerFault.ofUnit(shown, e), e);
            }
        }
        return jars.size() == files.size() ? Optional.of(new UnitModules(jars)) : Optional.empty();
    }

    /// All modules.
    Set<ModuleReference> references() {
        return jars.stream()
                .flatMap(jar -> jar.modules().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether no two JARs have the same module or the same package.
    ///
    /// @param unit for messages
    /// @param problems told of those that have
    boolean isSound(String unit, Problems problems) {
        List<String> faults =
                repeated(
                        module -> Stream.of(module.name()),
                        "%s: %s and %s are both the module %s. Keep the one that the plug-in was"
                                + " built with.",
                        unit);
        if (faults.isEmpty()) {
            faults =
                    repeated(
                            module -> module.packages().stream().sorted(),
                            "%s: %s and %s both have the package %s. Remove one of the two, or"
                                    + " merge them into one JAR.",
                            unit);
        }
        faults.forEach(problems::add);
        return faults.isEmpty();
    }

    /// One line for each thing that two JARs have.
    private List<String> repeated(
            Function<ModuleDescriptor, Stream<String>> things, String line, String unit) {
        Map<String, String> owners = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (Jar jar : jars) {
            String file = String.valueOf(Path.of(jar.file()).getFileName());
            jar.modules().stream()
                    .map(ModuleReference::descriptor)
                    .flatMap(things)
                    .forEach(
                            thing -> {
                                String before = owners.putIfAbsent(thing, file);
                                if (before != null) {
                                    lines.add(line.formatted(unit, before, file, thing));
                                }
                            });
        }
        return lines;
    }
}
