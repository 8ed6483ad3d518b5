package dev.parley.core.batch;

import dev.parley.api.StartupFailure;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The file that replies are written to, one line each. One thread, which closes it.
final class BatchOutput implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final int written;

    private BatchOutput(Path path, FileChannel channel, int written) {
        this.path = path;
        this.channel = channel;
        this.written = written;
    }

    /// Opens a file. Lines of an earlier run of the same input stay; a line that was cut off goes.
    ///
    /// @throws StartupFailure when it holds something else, or cannot be written
    static BatchOutput open(Path path, BatchInput input) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            byte[] there = Files.readAllBytes(path);
            int end = there.length;
            while (end > 0 && there[end - 1] != '\n') {
                end--;
            }
            List<String> lines = new String(there, 0, end, StandardCharsets.UTF_8).lines().toList();
            requireSame(path, lines, input);
            channel.truncate(end);
            channel.position(end);
            return new BatchOutput(path, channel, lines.size());
        } catch (IOException e) {
            throw new StartupFailure(
                    "--output-file: '%s' cannot be written: %s.".formatted(path, e.getMessage()),
                    e);
        }
    }

    private static void requireSame(Path path, List<String> lines, BatchInput input) {
        boolean same = lines.size() <= input.lines().size();
        for (int i = 0; same && i < lines.size(); i++) {
            same = customId(lines.get(i)).equals(input.lines().get(i).customId());
        }
        if (!same) {
            throw new StartupFailure(
                    "--output-file: '%s' holds results of another input. Remove it, or name another file."
                            .formatted(path));
        }
    }

    private static String customId(String line) {
        try {
            return JsonMapper.shared().readTree(line).path("custom_id").asString("\n");
        } catch (JacksonException e) {
            return "\n";
        }
    }

    /// Lines that were there already.
    int written() {
        return written;
    }

    /// Where it is.
    Path path() {
        return path;
    }

    /// Adds a line; it is in the file when this returns.
    void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
