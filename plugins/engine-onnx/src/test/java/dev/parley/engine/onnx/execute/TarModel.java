package dev.parley.engine.onnx.execute;

import dev.parley.api.model.ModelFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model folder held in memory, as read from a `.tar.gz` among the test resources.
record TarModel(String origin, SortedMap<String, byte[]> files) implements ModelFiles {

    private static final int RECORD = 512;

    static TarModel golden(String name) {
        try (InputStream packed = TarModel.class.getResourceAsStream("/goldens/" + name + ".tar.gz")) {
            return new TarModel(name, unpack(new GZIPInputStream(packed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, byte[]> unpack(InputStream tar) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (byte[] header = tar.readNBytes(RECORD); header[0] != 0; header = tar.readNBytes(RECORD)) {
            String path = new String(header, 0, 100, StandardCharsets.US_ASCII).trim();
            int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
            byte[] content = tar.readNBytes(size);
            tar.skipNBytes((RECORD - size % RECORD) % RECORD);
            files.put(path.substring(path.indexOf('/') + 1), content);
        }
        return files;
    }

    /// The same model with another file in it.
    TarModel with(String name, String content) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(name, content.getBytes(StandardCharsets.UTF_8));
        return new TarModel(origin, changed);
    }

    JsonNode json(String name) {
        return JsonMapper.shared().readTree(files.get(name));
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
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
