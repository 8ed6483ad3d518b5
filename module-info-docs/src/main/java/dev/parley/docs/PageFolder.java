package dev.parley.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The checked-in pages. Whatever else lies in the folder is stale, too.
///
/// @param others files in the folder that somebody else makes and checks
record PageFolder(Path folder, Set<String> others) {

    PageFolder {
        others = Set.copyOf(others);
    }

    /// One line per file that differs from what it should be, by name.
    ///
    /// @param pages text by path inside the folder, with forward slashes
    List<String> differences(Map<String, String> pages) throws IOException {
        Set<String> found = files();
        Set<String> names = new TreeSet<>(found);
        names.addAll(pages.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String expected = pages.get(name);
            if (expected == null) {
                differences.add(name + " is left over");
            } else if (!found.contains(name)) {
                differences.add(name + " is missing");
            } else if (!expected.equals(Files.readString(folder.resolve(name)))) {
                differences.add(name + " is stale");
            }
        }
        return differences;
    }

    /// Makes the folder hold these pages and nothing else.
    void write(Map<String, String> pages) throws IOException {
        for (String name : files()) {
            if (!pages.containsKey(name)) {
                Files.delete(folder.resolve(name));
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, page.getValue());
        }
    }

    private Set<String> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(
                            file ->
                                    names.add(
                                            folder.relativize(file).toString().replace('\\', '/')));
            names.removeAll(others);
            return names;
        }
    }
}
