package dev.parley.engine.onnx.execute;

import dev.parley.engine.onnx.weights.MemoryFiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// Reads the checkpoints among the test resources, each a `.tar.gz` of one folder.
final class Goldens {

    private static final int RECORD = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 11;

    private Goldens() {}

    static MemoryFiles model(String name) {
        try (InputStream packed =
                Goldens.class.getResourceAsStream("/goldens/" + name + ".tar.gz")) {
            return new MemoryFiles(unpack(new GZIPInputStream(packed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> unpack(InputStream tar) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (byte[] header = tar.readNBytes(RECORD);
                header[0] != 0;
                header = tar.readNBytes(RECORD)) {
            String path = text(header, 0, NAME_LENGTH);
            int size = Integer.parseInt(text(header, SIZE_AT, SIZE_LENGTH), 8);
            byte[] content = tar.readNBytes(size);
            tar.skipNBytes((RECORD - size % RECORD) % RECORD);
            files.put(path.substring(path.indexOf('/') + 1), content);
        }
        return files;
    }

    private static String text(byte[] header, int start, int length) {
        return new String(header, start, length, StandardCharsets.US_ASCII).trim();
    }
}
