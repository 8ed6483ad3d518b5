package dev.parley.core.text;

import dev.parley.api.StartupFailure;
import dev.parley.api.model.ModelFiles;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A model in a folder; its files are mapped, not read. Files and folders with a leading dot are not
/// part of it. The names are those of the moment it was made.
public final class FolderModelFiles implements ModelFiles {

    private final Path folder;
    private final List<String> names;

    /// Lists the folder.
    ///
    /// @throws StartupFailure when there is no such folder, or it cannot be read
    public FolderModelFiles(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new StartupFailure(
                    Files.exists(folder)
                            ? "The model '%s' is a file. Name the folder that holds config.json and tokenizer.json."
                                    .formatted(folder)
                            : "There is no model folder '%s'. Check the path; models are not downloaded."
                                    .formatted(folder));
        }
        this.names = list(folder);
    }

    @Override
    public String origin() {
        return folder.toString();
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(folder);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(file(name));
    }

    @Override
    public MemorySegment map(String name, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file(name), StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private Path file(String name) throws NoSuchFileException {
        if (!names.contains(name)) {
            throw new NoSuchFileException(folder.resolve(name).toString());
        }
        return folder.resolve(name);
    }

    private static List<String> list(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(FolderModelFiles::isVisible)
                    .map(FolderModelFiles::slashed)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new StartupFailure(
                    "The model folder '%s' cannot be read: %s. Check its permissions."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static boolean isVisible(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }
}
