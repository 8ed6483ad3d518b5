package dev.parley.core.starter;

import dev.parley.api.StartupFailure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One of the example projects under another name.
///
/// @param kind of the plug-in
/// @param name of the provider, and of the project
public record StarterProject(StarterKind kind, String name) {

    private static final String TEMPLATES = "dev/parley/core/starter/project/";
    private static final String PACKAGE = "com.example.starter";
    private static final String HOME = "${env.PARLEY_HOME}";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");
    private static final Pattern BREAK = Pattern.compile("[^a-z0-9]+");

    /// A project of a kind.
    ///
    /// @throws StartupFailure when providers cannot have this name
    public static StarterProject of(StarterKind kind, String name) {
        if (!NAME.matcher(name).matches() || type(name).equals("Starter")) {
            throw new StartupFailure(
                    "parley plugins new: a plug-in cannot have the name '%s'. A name begins with a letter and has letters, digits, '-', '_' and '.', all small; 'starter' is taken."
                            .formatted(name));
        }
        return new StarterProject(kind, name);
    }

    /// Writes the project.
    ///
    /// @param folder new or empty
    /// @param home where Parley is installed; without it the project asks the environment
    /// @return what was done and what to do next
    /// @throws StartupFailure when the folder holds something or cannot be written
    public String write(Path folder, Optional<Path> home) {
        try {
            requireEmpty(folder);
            List<String> files = templates();
            for (String file : files) {
                write(file, folder, home);
            }
            return """
            Wrote %d files to %s.
            Build it: mvn -f %s verify
            Use it: %s
            """
                    .formatted(
                            files.size(),
                            folder,
                            folder.resolve("pom.xml"),
                            kind.use(folder.resolve("target", name + ".jar").toString(), name));
        } catch (IOException | UncheckedIOException e) {
            throw new StartupFailure(
                    "The folder '%s' cannot be written: %s. Name another one with --directory."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new StartupFailure(
                    "'%s' is no folder. Name another one with --directory.".formatted(folder));
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new StartupFailure(
                        "The folder '%s' is not empty. Name another one with --directory."
                                .formatted(folder));
            }
        }
    }

    private void write(String template, Path folder, Optional<Path> home) throws IOException {
        Path file =
                folder.resolve(renamed(template.replace("com/example/starter", packageFolder())));
        String text = renamed(read(TEMPLATES + kind.word() + "/" + template));
        String placed =
                home.isPresent()
                        ? text.replace(HOME, home.get().toAbsolutePath().normalize().toString())
                        : text;
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
        Files.writeString(file, placed);
    }

    private String renamed(String text) {
        return text.replace(PACKAGE, packageName())
                .replace("Starter", type(name))
                .replace("starter", name);
    }

    private String packageName() {
        return "com.example." + BREAK.matcher(name).replaceAll("");
    }

    private String packageFolder() {
        return packageName().replace('.', '/');
    }

    /// The name as types begin with it: `my-format` gives `MyFormat`.
    private static String type(String name) {
        return BREAK.splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /// The files of this kind's example, relative to its folder.
    private List<String> templates() throws IOException {
        Module core = StarterProject.class.getModule();
        ResolvedModule resolved =
                Optional.ofNullable(core.getLayer())
                        .flatMap(layer -> layer.configuration().findModule(core.getName()))
                        .orElseThrow(
                                () ->
                                        new StartupFailure(
                                                "Parley's modules are not on the module path. Start"
                                                        + " it with bin/parley."));
        String prefix = TEMPLATES + kind.word() + "/";
        try (ModuleReader reader = resolved.reference().open();
                Stream<String> entries = reader.list()) {
            return entries.filter(entry -> entry.startsWith(prefix) && !entry.endsWith("/"))
                    .map(entry -> entry.substring(prefix.length()))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = StarterProject.class.getModule().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("it lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
