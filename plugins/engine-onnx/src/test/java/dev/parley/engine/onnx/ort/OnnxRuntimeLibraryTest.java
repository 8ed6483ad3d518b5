package dev.parley.engine.onnx.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class OnnxRuntimeLibraryTest {

    @TempDir private Path folder;

    private Path library(Path parent) throws IOException {
        Files.createDirectories(parent);
        return Files.createFile(parent.resolve(NativePlatform.current().library()));
    }

    private static Path locate(Map<String, String> values) {
        return OnnxRuntimeLibrary.locate(new GivenSettings(values));
    }

    @Test
    void theFlagNamesAFolderOrAFile() throws IOException {
        Path library = library(folder);
        assertEquals(library, locate(Map.of("onnxruntime-library", folder.toString())));
        assertEquals(library, locate(Map.of("onnxruntime-library", library.toString())));
    }

    @Test
    void aFlagThatNamesNothingIsRefused() {
        Map<String, String> flags = Map.of("onnxruntime-library", folder.toString());
        StartupFailure failure = assertThrows(StartupFailure.class, () -> locate(flags));
        assertTrue(failure.getMessage().contains(folder.toString()), failure.getMessage());
    }

    @Test
    void theInstallationComesBeforeTheJar() throws IOException {
        Path library = library(folder.resolve("native"));
        assertEquals(library, locate(Map.of("PARLEY_HOME", folder.toString())));
    }

    @Test
    void theJarIsUnpackedOnceIntoTheCache() throws IOException {
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString());
        Path library = locate(environment);
        var written = Files.getLastModifiedTime(library);
        assertTrue(library.startsWith(folder) && Files.size(library) > 1 << 20);
        assertEquals(library, locate(environment));
        assertEquals(written, Files.getLastModifiedTime(library));
    }

    @Test
    void aFileThatIsNoLibraryIsRefused() throws IOException {
        Path library = library(folder);
        OrtException failure = assertThrows(OrtException.class, () -> OrtEnvironment.open(library));
        assertTrue(failure.getMessage().contains(library.toString()), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64, libonnxruntime.so",
        "Linux, aarch64, linux-aarch64, libonnxruntime.so",
        "Mac OS X, aarch64, osx-aarch64, libonnxruntime.dylib",
        "Windows 11, amd64, win-x64, onnxruntime.dll"
    })
    void platformsHaveTheNamesOfTheJar(String system, String processor, String id, String library) {
        NativePlatform platform = NativePlatform.of(system, processor);
        assertEquals(id, platform.id());
        assertEquals(library, platform.library());
    }

    @Test
    void anotherPlatformIsRefusedByName() {
        StartupFailure failure =
                assertThrows(StartupFailure.class, () -> NativePlatform.of("AIX", "ppc64"));
        assertTrue(failure.getMessage().contains("AIX"), failure.getMessage());
    }
}
