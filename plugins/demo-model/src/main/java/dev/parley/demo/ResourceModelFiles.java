package dev.parley.demo;

import dev.parley.api.model.ModelFiles;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Model files that are resources of this module. Safe on any thread.
///
/// @param origin the bundled model's name
record ResourceModelFiles(String origin) implements ModelFiles {

    private static final List<String> NAMES =
            List.of(
                    "config.json",
                    "generation_config.json",
                    "model.safetensors",
                    "tokenizer.json",
                    "tokenizer_config.json");

    /// A cache line, and the widest vector.
    private static final long ALIGNMENT = 64;

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public InputStream open(String name) throws IOException {
        InputStream resource =
                NAMES.contains(name)
                        ? ResourceModelFiles.class.getResourceAsStream("model/" + name)
                        : null;
        if (resource == null) {
            throw new NoSuchFileException(name);
        }
        return resource;
    }

    @Override
    public MemorySegment map(String name, Arena arena) throws IOException {
        try (InputStream resource = open(name)) {
            byte[] bytes = resource.readAllBytes();
            MemorySegment segment = arena.allocate(bytes.length, ALIGNMENT);
            MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return segment.asReadOnly();
        }
    }
}
