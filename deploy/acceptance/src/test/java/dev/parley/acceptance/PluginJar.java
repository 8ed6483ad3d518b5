package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.tools.ToolProvider;

/// A stranger's plug-in: one module with one class, compiled against the distribution.
///
/// @param type the class's full name; its package is the module's name
/// @param directive what the module says besides what it requires
/// @param source of the class
record PluginJar(String type, String directive, String source) {

    private String module() {
        return type.substring(0, type.lastIndexOf('.'));
    }

    /// Compiles it and puts it in place in one move, as a careful operator does.
    ///
    /// @param version of the module
    void write(Path jar, String version) throws IOException {
        Path work = Files.createTempDirectory("plugin-jar");
        try {
            write(jar, version, work);
        } finally {
            try (Stream<Path> all = Files.walk(work)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void write(Path jar, String version, Path work) throws IOException {
        Path classes = Files.createDirectory(work.resolve("classes"));
        compile(sources(work), classes, version);
        Path packed = jar.resolveSibling(jar.getFileName() + ".new");
        try (OutputStream file = Files.newOutputStream(packed);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
        }
        Files.move(packed, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> sources(Path work) throws IOException {
        Path descriptor = work.resolve("module-info.java");
        Files.writeString(
                descriptor,
                "module %s { requires dev.parley.api; %s }".formatted(module(), directive));
        Path file = work.resolve(type.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return List.of(descriptor, file);
    }

    private static void compile(List<Path> sources, Path classes, String version) {
        String lib = ParleyServer.distribution().resolve("lib").toString();
        Stream<String> options =
                Stream.of(
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "--module-path",
                        lib,
                        "--module-version",
                        version);
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                Stream.concat(options, sources.stream().map(Path::toString))
                                        .toArray(String[]::new));
        assertEquals(0, result);
    }
}
