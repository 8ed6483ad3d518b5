package dev.parley.engine.onnx.ort;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Finds ONNX Runtime's native library: the folder named by `--onnxruntime-library`, else `native/` of
/// the installation, else a copy unpacked from the published JAR, which is how tests and IDEs run.
public final class OnnxRuntimeLibrary {

    private static final String FLAG = "onnxruntime-library";

    private OnnxRuntimeLibrary() {}

    /// The library's file.
    ///
    /// @throws StartupFailure when there is none
    public static Path locate(Settings settings) {
        NativePlatform platform = NativePlatform.current();
        Optional<Path> named = settings.text(FLAG).map(Path::of);
        if (named.isPresent()) {
            return named(named.get(), platform);
        }
        Optional<Path> installed =
                settings.environment("PARLEY_HOME")
                        .map(home -> Path.of(home, "native", platform.library()));
        if (installed.filter(Files::isRegularFile).isPresent()) {
            return installed.get();
        }
        return unpacked(platform, cache(settings));
    }

    private static Path named(Path given, NativePlatform platform) {
        Path file = Files.isDirectory(given) ? given.resolve(platform.library()) : given;
        if (!Files.isRegularFile(file)) {
            throw new StartupFailure(
                    "--%s: there is no '%s'. Name the folder that holds %s."
                            .formatted(FLAG, file, platform.library()));
        }
        return file;
    }

    private static Path cache(Settings settings) {
        return settings.environment("XDG_CACHE_HOME")
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("parley")
                .resolve("onnxruntime");
    }

    /// Unpacks the library once per content: the folder carries the entry's checksum and size.
    static Path unpacked(NativePlatform platform, Path cache) {
        String name = "ai/onnxruntime/native/%s/%s".formatted(platform.id(), platform.library());
        URL resource = ClassLoader.getSystemResource(name);
        if (resource == null) {
            throw new StartupFailure(
                    "ONNX Runtime's library %s was not found. Name its folder with --%s."
                            .formatted(platform.library(), FLAG));
        }
        try {
            URLConnection connection = resource.openConnection();
            Path target = cache.resolve(version(connection)).resolve(platform.library());
            if (!Files.isRegularFile(target)) {
                copy(connection, target);
            }
            return target;
        } catch (IOException e) {
            throw new StartupFailure(
                    "ONNX Runtime's library cannot be unpacked into %s. Name its folder with --%s."
                            .formatted(cache, FLAG),
                    e);
        }
    }

    private static String version(URLConnection connection) throws IOException {
        long size = connection.getContentLengthLong();
        long checksum =
                connection instanceof JarURLConnection jar
                        ? checksum(jar)
                        : connection.getLastModified();
        return "%08x-%d".formatted(checksum, size);
    }

    private static long checksum(JarURLConnection jar) throws IOException {
        var entry = jar.getJarEntry();
        return entry == null ? 0 : entry.getCrc();
    }

    private static void copy(URLConnection connection, Path target) throws IOException {
        @Nullable Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("no folder for " + target);
        }
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, "library", ".partial");
        try (InputStream source = connection.getInputStream()) {
            Files.copy(source, partial, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
