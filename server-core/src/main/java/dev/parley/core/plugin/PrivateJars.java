package dev.parley.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.ref.Cleaner;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Copies of a unit's JARs in a folder that nobody else writes to. Their modules still say that they
/// come from the originals. One thread.
final class PrivateJars {

    private final Path folder;
    private final Map<Path, Path> originals;

    private PrivateJars(Path folder, Map<Path, Path> originals) {
        this.folder = folder;
        this.originals = originals;
    }

    /// Copies JARs.
    ///
    /// @throws UncheckedIOException when one cannot be read
    static PrivateJars copy(List<Path> jars) {
        try {
            Path folder = Files.createTempDirectory("parley-plugin-");
            folder.toFile().deleteOnExit();
            Map<Path, Path> originals = new HashMap<>();
            for (Path jar : jars) {
                // The name stays: a JAR without descriptor has its module name from it.
                Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
                copy.toFile().deleteOnExit();
                originals.put(copy, jar);
            }
            return new PrivateJars(folder, originals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Finds the copies' modules.
    ModuleFinder finder() {
        ModuleFinder copies = ModuleFinder.of(originals.keySet().toArray(Path[]::new));
        Map<String, ModuleReference> modules =
                copies.findAll().stream()
                        .collect(
                                Collectors.toMap(
                                        module -> module.descriptor().name(), this::relocated));
        return new Copies(modules);
    }

    private ModuleReference relocated(ModuleReference copy) {
        Path original = originals.get(Path.of(copy.location().orElseThrow()));
        return original == null ? copy : new Copy(copy, original.toUri());
    }

    /// Deletes the copies when nobody can use the layer any more, at the latest when the process ends.
    void deleteWith(ModuleLayer layer) {
        List<Path> files = List.copyOf(originals.keySet());
        Path emptied = folder;
        Cleaner.create().register(layer, () -> delete(files, emptied));
    }

    private static void delete(List<Path> files, Path folder) {
        files.forEach(file -> file.toFile().delete());
        folder.toFile().delete();
    }

    private record Copies(Map<String, ModuleReference> modules) implements ModuleFinder {

        @Override
        public Optional<ModuleReference> find(String name) {
            return Optional.ofNullable(modules.get(name));
        }

        @Override
        public Set<ModuleReference> findAll() {
            return Set.copyOf(modules.values());
        }
    }

    private static final class Copy extends ModuleReference {

        private final ModuleReference copy;

        Copy(ModuleReference copy, URI original) {
            super(copy.descriptor(), original);
            this.copy = copy;
        }

        @Override
        public ModuleReader open() throws IOException {
            return copy.open();
        }
    }
}
