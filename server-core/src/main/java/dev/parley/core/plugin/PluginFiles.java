package dev.parley.core.plugin;

import dev.parley.core.config.Problems;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the files of plug-ins. A unit is one JAR, or one folder of JARs: a plug-in with the
/// libraries it brings. One thread.
final class PluginFiles {

    private final Problems problems;
    private final Set<List<Path>> units = new LinkedHashSet<>();

    PluginFiles(Problems problems) {
        this.problems = problems;
    }

    /// The JARs of each unit, in the order in which they were named.
    List<List<Path>> units() {
        return List.copyOf(units);
    }

    /// Takes what `--plugin-path` names: a JAR, or a folder of JARs and of folders with JARs.
    void addPath(Path path) {
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else {
            addJar("--plugin-path", path);
        }
    }

    /// Takes one JAR.
    ///
    /// @param flag that names it
    void addJar(String flag, Path jar) {
        if (!Files.exists(jar)) {
            problems.add("%s: there is no file or folder '%s'.".formatted(flag, jar));
        } else if (!isJar(jar)) {
            problems.add(
                    "%s: '%s' is no JAR. Parley's plug-ins are JARs; Python files cannot run here."
                            .formatted(flag, jar));
        } else {
            add(List.of(jar));
        }
    }

    private void addFolder(Path folder) {
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                add(children(child).stream().filter(PluginFiles::isJar).toList());
            } else if (isJar(child)) {
                add(List.of(child));
            }
        }
    }

    private void add(List<Path> jars) {
        if (!jars.isEmpty()) {
            units.add(jars.stream().map(jar -> jar.toAbsolutePath().normalize()).toList());
        }
    }

    private List<Path> children(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            children.forEach(found::add);
        } catch (IOException e) {
            problems.add(
                    "--plugin-path: the folder '%s' cannot be read: %s."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        found.sort(null);
        return found;
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar")
                && !Files.isDirectory(file);
    }
}
