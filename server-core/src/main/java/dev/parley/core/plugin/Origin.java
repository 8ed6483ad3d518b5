package dev.parley.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/// Where a provider comes from.
///
/// @param module its module
public record Origin(Module module) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /// Where an object's class comes from.
    public static Origin of(Object provider) {
        return new Origin(provider.getClass().getModule());
    }

    /// The module's name.
    public String moduleName() {
        return module.isNamed() ? module.getName() : "unnamed module";
    }

    /// The JAR or folder that holds the module; empty when it has no file.
    public Optional<Path> file() {
        return Optional.ofNullable(module.getLayer())
                .flatMap(layer -> layer.configuration().findModule(module.getName()))
                .flatMap(resolved -> resolved.reference().location())
                .flatMap(Origin::path);
    }

    /// Whether it came in a plug-in's JAR, not with the server.
    public boolean isPlugin() {
        return module.getLayer() != ModuleLayer.boot();
    }

    /// The module's version: of the descriptor, else of the manifest; empty when neither says one.
    public Optional<String> version() {
        return Optional.ofNullable(module.getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(this::manifestVersion);
    }

    /// The file's name, else the module's; for messages.
    public String shown() {
        return file().map(Path::toString).orElse(moduleName());
    }

    private Optional<String> manifestVersion() {
        try (InputStream manifest = module.getResourceAsStream(MANIFEST)) {
            return Optional.ofNullable(
                    manifest == null
                            ? null
                            : new Manifest(manifest)
                                    .getMainAttributes()
                                    .getValue(Attributes.Name.IMPLEMENTATION_VERSION));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(URI location) {
        try {
            return Optional.of(Path.of(location));
        } catch (FileSystemNotFoundException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
