package dev.parley.core.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;

import dev.parley.api.StartupFailure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Loads the native tokenizers: from `java.library.path`, where a distribution lays them out, else
/// from the JAR by way of a temporary folder.
final class NativeLibrary {

    private static final System.Logger LOG = System.getLogger(NativeLibrary.class.getName());

    private final String name;

    /// @param name without prefix and suffix
    NativeLibrary(String name) {
        this.name = name;
    }

    /// Loads it. Loading it again does nothing.
    ///
    /// @throws StartupFailure when there is none for this machine
    @SuppressWarnings("restricted") // the JNI library of the tokenizers; the launcher permits it
    void load() {
        try {
            System.loadLibrary(name);
        } catch (UnsatisfiedLinkError notLaidOut) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "%s is not in java.library.path: unpacking it".formatted(name));
            loadFromJar();
        }
    }

    @SuppressWarnings("restricted")
    private void loadFromJar() {
        String platform = platform();
        List<Path> unpacked = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("parley-" + name);
            for (String file : files(platform)) {
                Path target = folder.resolve(file);
                unpacked.add(target);
                unpack("/native/lib/%s/cpu/%s".formatted(platform, file), target);
            }
            unpacked.forEach(file -> System.load(file.toString()));
            unpacked.add(folder);
        } catch (IOException e) {
            throw new StartupFailure(
                    "The native tokenizers cannot be unpacked to '%s': %s. Make room or choose another folder with TMPDIR."
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        } finally {
            unpacked.forEach(NativeLibrary::delete);
        }
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (InputStream in = TokenizersLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new StartupFailure(
                        "There are no native tokenizers for %s on %s. Run on Linux (x86-64, ARM), macOS (ARM) or Windows (x86-64)."
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch")));
            }
            Files.copy(in, target);
        }
    }

    /// A loaded library needs its file no longer, except on Windows.
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException inUse) {
            file.toFile().deleteOnExit();
        }
    }

    private List<String> files(String platform) {
        String library = System.mapLibraryName(name);
        return platform.startsWith("win")
                ? List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", library)
                : List.of(library);
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        String system = os.startsWith("win") ? "win" : os.startsWith("mac") ? "osx" : "linux";
        return system + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }
}
