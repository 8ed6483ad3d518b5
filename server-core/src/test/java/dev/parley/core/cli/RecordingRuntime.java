package dev.parley.core.cli;

import dev.parley.api.Settings;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.model.ModelFiles;
import dev.parley.core.lifecycle.ServerSetup;
import dev.parley.core.lifecycle.ServerWork;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Remembers what it was told to run.
final class RecordingRuntime implements ServerRuntime {

    final List<ServerSetup> runs = new ArrayList<>();
    final List<Settings> logging = new ArrayList<>();

    @Override
    public String version() {
        return "1.2.3";
    }

    @Override
    public List<CommandProvider> commands() {
        return List.of(new EchoCommand());
    }

    @Override
    public void logAs(Settings settings) {
        logging.add(settings);
    }

    @Override
    public ModelFiles files(Path folder) {
        return new ListedFiles(folder);
    }

    @Override
    public int run(ServerSetup setup) {
        runs.add(setup);
        return 0;
    }

    @Override
    public void during(ServerSetup setup, ServerWork work) {
        runs.add(setup);
    }

    /// The names in a folder.
    private record ListedFiles(Path path) implements ModelFiles {

        @Override
        public String origin() {
            return path.toString();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.of(path);
        }

        @Override
        public List<String> names() {
            try (Stream<Path> files = Files.list(path)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open(String name) throws NoSuchFileException {
            throw new NoSuchFileException(name);
        }

        @Override
        public MemorySegment map(String name, Arena arena) throws NoSuchFileException {
            throw new NoSuchFileException(name);
        }
    }
}
