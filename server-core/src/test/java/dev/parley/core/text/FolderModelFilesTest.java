package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class FolderModelFilesTest {

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.createDirectories(folder.resolve("onnx"));
        Files.writeString(folder.resolve("onnx/model.onnx"), "weights");
        Files.createDirectories(folder.resolve(".cache"));
        Files.writeString(folder.resolve(".cache/lock"), "");
        Files.writeString(folder.resolve(".gitattributes"), "");
    }

    @Test
    void namesVisibleFilesInOrder() {
        var files = new FolderModelFiles(folder);
        assertEquals(List.of("config.json", "onnx/model.onnx"), files.names());
        assertEquals(Optional.of(folder), files.folder());
        assertEquals(folder.toString(), files.origin());
        assertTrue(files.has("onnx/model.onnx"));
        assertFalse(files.has("onnx"));
    }

    @Test
    void followsLinksToFiles() throws IOException {
        Files.createSymbolicLink(folder.resolve("tokenizer.json"), folder.resolve("config.json"));
        assertTrue(new FolderModelFiles(folder).has("tokenizer.json"));
    }

    @Test
    void opensAFile() throws IOException {
        try (var in = new FolderModelFiles(folder).open("config.json")) {
            assertEquals(
                    "{}", new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void mapsAFile() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mapped = new FolderModelFiles(folder).map("onnx/model.onnx", arena);
            assertEquals("weights".length(), mapped.byteSize());
            assertEquals('w', mapped.get(ValueLayout.JAVA_BYTE, 0));
            assertTrue(mapped.isReadOnly());
        }
    }

    @Test
    void hasNothingOutsideTheFolder() {
        var files = new FolderModelFiles(folder.resolve("onnx"));
        assertThrows(NoSuchFileException.class, () -> files.open("../config.json"));
        assertThrows(NoSuchFileException.class, () -> files.map("nothing", Arena.global()));
    }

    @Test
    void saysWhatToDoWhenThereIsNoFolder() {
        var missing =
                assertThrows(
                        StartupFailure.class, () -> new FolderModelFiles(folder.resolve("none")));
        assertEquals(
                "There is no model folder '%s'. Check the path; models are not downloaded."
                        .formatted(folder.resolve("none")),
                missing.getMessage());
        var file =
                assertThrows(
                        StartupFailure.class,
                        () -> new FolderModelFiles(folder.resolve("config.json")));
        assertTrue(file.getMessage().contains("is a file"));
    }
}
