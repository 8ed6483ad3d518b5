package dev.parley.api.model;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of one model, in a folder or inside a JAR. Safe on any thread.
public interface ModelFiles {

    /// Where they are, for logs: a path, or the bundled model's name.
    String origin();

    /// The folder, when they lie in one.
    Optional<Path> folder();

    /// Names relative to the model's root, with `/`, sorted.
    List<String> names();

    /// Opens a file.
    ///
    /// @throws java.nio.file.NoSuchFileException when `name` is not among [#names()]
    InputStream open(String name) throws IOException;

    /// The bytes of a file, mapped where possible, read into `arena` otherwise. Read-only, at least
    /// 8-byte aligned.
    MemorySegment map(String name, Arena arena) throws IOException;

    /// Whether there is such a file.
    default boolean has(String name) {
        return names().contains(name);
    }
}
