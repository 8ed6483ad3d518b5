package dev.parley.engine.onnx.weights;

import dev.parley.api.model.ModelFiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Model files held in memory.
public record MemoryFiles(Map<String, byte[]> files) implements ModelFiles {

    /// The same files with some text in another one.
    public MemoryFiles with(String name, String content) {
        Map<String, byte[]> changed = new HashMap<>(files);
        changed.put(name, content.getBytes(StandardCharsets.UTF_8));
        return new MemoryFiles(changed);
    }

    @Override
    public String origin() {
        return "memory";
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public List<String> names() {
        return files.keySet().stream().sorted().toList();
    }

    @Override
    public InputStream open(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public MemorySegment map(String name, Arena arena) throws IOException {
        byte[] content = open(name).readAllBytes();
        MemorySegment segment = arena.allocate(content.length, Long.BYTES);
        MemorySegment.copy(content, 0, segment, ValueLayout.JAVA_BYTE, 0, content.length);
        return segment;
    }
}
