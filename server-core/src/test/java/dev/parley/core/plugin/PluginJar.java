package dev.parley.core.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Writes a plug-in's sources, compiles them and packs them, as a stranger's build would.
public final class PluginJar {

    private static final String MODULE = "module-info";

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Path> libraries = new ArrayList<>();
    private final List<String> newerClasses = new ArrayList<>();
    private final List<String> extraClasses = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private String api = "";
    private String compiledFor = "";

    /// Adds a class.
    ///
    /// @param name fully qualified
    public PluginJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    /// Adds a descriptor that requires the API.
    public PluginJar module(String name, String... lines) {
        return source(
                MODULE,
                "module %s { requires dev.parley.api; %s }"
                        .formatted(name, String.join(" ", lines)));
    }

    /// Adds a services file.
    public PluginJar service(String type, String provider) {
        files.put("META-INF/services/" + type, provider + "\n");
        return this;
    }

    /// Adds an empty class that is compiled by itself, so that its package may be somebody else's.
    public PluginJar extraClass(String name) {
        extraClasses.add(name);
        return this;
    }

    /// Says in the manifest which version of the API it was built for.
    public PluginJar api(String version) {
        api = version;
        return this;
    }

    /// Compiles against an API of another version, so that the descriptor says so.
    ///
    /// @param version blank for an API that has no version
    public PluginJar compiledFor(String version) {
        compiledFor = version;
        return this;
    }

    /// Adds a library to compile against.
    public PluginJar library(Path jar) {
        libraries.add(jar);
        return this;
    }

    /// Marks a class as compiled for a Java that is not out yet.
    public PluginJar newer(String name) {
        newerClasses.add(name);
        return this;
    }

    /// A tool parser's provider.
    public PluginJar toolParser(String type, String name) {
        return source(type, toolParserSource(type, name, ""));
    }

    /// The source of a tool parser's provider.
    ///
    /// @param body further members
    public static String toolParserSource(String type, String name, String body) {
        int dot = type.lastIndexOf('.');
        return """
        package %s;
        import dev.parley.api.tool.*;
        public final class %s implements ToolParserProvider {
            public String name() { return "%s"; }
            public ToolParser create(ToolParserRequest request) { throw new UnsupportedOperationException(); }
            %s
        }
        """
                .formatted(type.substring(0, dot), type.substring(dot + 1), name, body);
    }

    /// Compiles and packs.
    public Path write(Path jar) {
        try {
            Path work = Files.createTempDirectory("plugin-jar");
            try {
                write(jar, work);
            } finally {
                delete(work);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path jar, Path work) throws IOException {
        Path classes = Files.createDirectory(work.resolve("classes"));
        if (!compiledFor.isEmpty()) {
            libraries.addFirst(otherApi(work));
        }
        compile(classes);
        for (String name : extraClasses) {
            addApart(name, classes);
        }
        age(classes);
        Files.createDirectories(jar.toAbsolutePath().getParent());
        pack(classes, jar);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void addApart(String name, Path classes) throws IOException {
        int dot = name.lastIndexOf('.');
        Path apart = Files.createTempDirectory(classes.getParent(), "apart");
        new PluginJar()
                .source(
                        name,
                        "package %s; public class %s { }"
                                .formatted(name.substring(0, dot), name.substring(dot + 1)))
                .compile(apart);
        String file = name.replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(file).getParent());
        Files.copy(apart.resolve(file), classes.resolve(file));
    }

    /// An API with one type of each package that tests use, under a version of its own.
    private Path otherApi(Path work) throws IOException {
        PluginJar jar =
                new PluginJar()
                        .source(MODULE, "module dev.parley.api { exports dev.parley.api.tool; }")
                        .source(
                                "dev.parley.api.tool.ToolParserRequest",
                                "package dev.parley.api.tool; public interface ToolParserRequest {"
                                        + " }")
                        .source(
                                "dev.parley.api.tool.ToolParser",
                                "package dev.parley.api.tool; public interface ToolParser { }")
                        .source(
                                "dev.parley.api.tool.ToolParserProvider",
                                """
                                package dev.parley.api.tool;
                                public interface ToolParserProvider {
                                    String name();
                                    ToolParser create(ToolParserRequest request);
                                }
                                """);
        if (!compiledFor.isBlank()) {
            jar.options.addAll(List.of("--module-version", compiledFor));
        }
        return jar.write(work.resolve("api.jar"));
    }

    private void compile(Path classes) throws IOException {
        Path folder = Files.createTempDirectory(classes.getParent(), "sources");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        arguments.addAll(options);
        List<String> path = new ArrayList<>(libraries.stream().map(Path::toString).toList());
        path.add(System.getProperty("jdk.module.path"));
        arguments.add(sources.containsKey(MODULE) ? "--module-path" : "--class-path");
        arguments.add(String.join(System.getProperty("path.separator"), path));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(out, out, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(said.toString());
        }
    }

    /// Raises the class files' version: bytes 6 and 7.
    private void age(Path classes) throws IOException {
        for (String name : newerClasses) {
            Path file = classes.resolve(name.replace('.', '/') + ".class");
            byte[] bytes = Files.readAllBytes(file);
            bytes[7] = (byte) (Runtime.version().feature() + 44 + 2);
            Files.write(file, bytes);
        }
    }

    private void pack(Path classes, Path jar) throws IOException {
        if (!api.isEmpty()) {
            files.put(
                    "META-INF/MANIFEST.MF",
                    "Manifest-Version: 1.0\nParley-Api-Version: %s\n".formatted(api));
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
            for (Map.Entry<String, String> entry : files.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
