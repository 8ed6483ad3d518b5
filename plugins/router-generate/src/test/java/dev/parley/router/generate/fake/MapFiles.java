package dev.parley.router.generate.fake;

import dev.parley.api.model.ModelFiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model's files held as texts.
public record MapFiles(Map<String, String> texts) implements ModelFiles {

    @Override
    public String origin() {
        return "a test";
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public List<String> names() {
        return texts.keySet().stream().sorted().toList();
    }

    @Override
    public InputStream open(String name) throws IOException {
        if (!texts.containsKey(name)) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(texts.get(name).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public MemorySegment map(String name, Arena arena) throws IOException {
        return MemorySegment.ofArray(open(name).readAllBytes());
    }
}
