package dev.parley.docs;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The modules that one build makes, with their doc comments.
///
/// @param modules by name
record Reactor(Path root, List<ReactorModule> modules) {

    private static final String OWN_FOLDER = "module-info-docs";
    private static final String SOURCES = "src/main/java";
    private static final Pattern FOLDER = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern MODULE = Pattern.compile("^(?:open )?module\\s+([\\w.]+)");

    Reactor {
        modules = modules.stream().sorted(Comparator.comparing(ReactorModule::name)).toList();
    }

    /// Every module that the root's `pom.xml` lists and that has a descriptor, except this one.
    ///
    /// @param path JARs and folders of classes, theirs among others
    /// @throws DocsFailure when the path lacks one of them
    static Reactor read(Path root, List<Path> path) throws IOException {
        Map<String, ModuleDescriptor> compiled =
                ModuleFinder.of(path.toArray(Path[]::new)).findAll().stream()
                        .map(ModuleReference::descriptor)
                        .collect(Collectors.toMap(ModuleDescriptor::name, Function.identity()));
        List<ReactorModule> modules = new ArrayList<>();
        Matcher folder = FOLDER.matcher(Files.readString(root.resolve("pom.xml")));
        while (folder.find()) {
            Path source = root.resolve(folder.group(1), SOURCES, "module-info.java");
            if (Files.exists(source) && !folder.group(1).equals(OWN_FOLDER)) {
                modules.add(module(folder.group(1), source, compiled));
            }
        }
        return new Reactor(root, modules);
    }

    private static ReactorModule module(
            String folder, Path source, Map<String, ModuleDescriptor> compiled) throws IOException {
        String name =
                Files.readAllLines(source).stream()
                        .map(MODULE::matcher)
                        .filter(Matcher::find)
                        .map(declaration -> declaration.group(1))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new DocsFailure(
                                                "%s declares no module. Give it one."
                                                        .formatted(source)));
        ModuleDescriptor descriptor = compiled.get(name);
        if (descriptor == null) {
            throw new DocsFailure(
                    "The module %s of %s is not on the path. Add its JAR to the dependencies in %s/pom.xml."
                            .formatted(name, folder, OWN_FOLDER));
        }
        return new ReactorModule(folder, descriptor);
    }

    boolean contains(String module) {
        return module(module).isPresent();
    }

    Optional<ReactorModule> module(String name) {
        return modules.stream().filter(module -> module.name().equals(name)).findFirst();
    }

    /// The module that has such a type's package.
    Optional<ReactorModule> owner(String type) {
        String name = TypeName.of(type).packageName();
        return modules.stream()
                .filter(module -> module.descriptor().packages().contains(name))
                .findFirst();
    }

    /// Every service type of these modules that one of them uses or provides, by name.
    List<String> services() {
        return modules.stream()
                .flatMap(
                        module ->
                                Stream.concat(
                                        module.descriptor().uses().stream(),
                                        module.provides().stream()
                                                .map(ModuleDescriptor.Provides::service)))
                .filter(service -> owner(service).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    /// The comment in front of a module's declaration.
    DocComment moduleComment(ReactorModule module) {
        return comment(module, "module-info.java", "module\\s+" + Pattern.quote(module.name()));
    }

    /// The comment in front of a package's declaration.
    DocComment packageComment(ReactorModule module, String name) {
        return comment(
                module,
                name.replace('.', '/') + "/package-info.java",
                "package\\s+" + Pattern.quote(name));
    }

    /// The comment in front of a type's declaration; empty for types of others.
    DocComment typeComment(String type) {
        TypeName name = TypeName.of(type);
        return owner(type)
                .map(
                        module ->
                                comment(
                                        module,
                                        name.file(),
                                        "(?:class|interface|record|enum)\\s+" + name.simpleName()))
                .orElse(DocComment.NONE);
    }

    private DocComment comment(ReactorModule module, String file, String declaration) {
        Path source = root.resolve(module.folder(), SOURCES, file);
        if (!Files.exists(source)) {
            return DocComment.NONE;
        }
        try {
            return DocComment.before(
                    Pattern.compile(declaration + "\\b"), Files.readAllLines(source));
        } catch (IOException e) {
            throw new DocsFailure("%s cannot be read: %s".formatted(source, e.getMessage()), e);
        }
    }
}
