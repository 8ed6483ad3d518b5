package dev.parley.core.plugin;

import dev.parley.api.Settings;
import dev.parley.core.config.Problems;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// Checks which version of the API a plug-in was built for: what the compiler recorded in its
/// descriptor, else what its manifest says. One thread.
final class ApiCheck {

    /// The manifest's line.
    static final String ATTRIBUTE = "Parley-Api-Version";

    private static final Module API = Settings.class.getModule();
    private static final Set<String> SERVICES =
            PluginKind.ALL.stream()
                    .map(kind -> kind.service().getName())
                    .collect(Collectors.toUnmodifiableSet());

    private final Optional<ApiVersion> here;
    private final Problems problems;

    /// @param here the server's version; nothing is checked where it is unknown
    /// @param problems told of plug-ins built for another version
    ApiCheck(Optional<ApiVersion> here, Problems problems) {
        this.here = here;
        this.problems = problems;
    }

    /// The version of the API that this server has; empty when it does not run from its JARs.
    static Optional<ApiVersion> current() {
        return Optional.ofNullable(API.getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .flatMap(ApiVersion::of);
    }

    /// Whether the server can use a module.
    ///
    /// @param file the module's JAR, for messages
    boolean passes(String file, ModuleReference module) {
        if (here.isEmpty() || !usesApi(module.descriptor())) {
            return true;
        }
        Optional<String> built = compiled(module.descriptor()).or(() -> manifest(module));
        if (built.isEmpty()) {
            problems.warn(
                    "%s: it does not say which version of Parley's API it was built for, so it may not fit. Add '%s: %s' to its manifest."
                            .formatted(file, ATTRIBUTE, here.get()));
            return true;
        }
        return fits(file, built.get(), here.get());
    }

    private boolean fits(String file, String built, ApiVersion server) {
        Optional<ApiVersion> version = ApiVersion.of(built);
        if (version.isEmpty()) {
            problems.add(
                    "%s: it was built for version '%s' of Parley's API, which is no version. Write one such as %s into its manifest, as %s."
                            .formatted(file, built, server, ATTRIBUTE));
            return false;
        }
        if (!server.runs(version.get())) {
            problems.add(
                    "%s: it was built for version %s of Parley's API, and this server has %s. Get a build of it for %s, or run it on Parley %s."
                            .formatted(
                                    file,
                                    version.get(),
                                    server,
                                    server.series(),
                                    version.get().series()));
            return false;
        }
        return true;
    }

    /// A JAR without descriptor sees the API always; it uses it when it provides for it.
    private static boolean usesApi(ModuleDescriptor module) {
        return module.isAutomatic()
                ? module.provides().stream()
                        .anyMatch(provides -> SERVICES.contains(provides.service()))
                : module.requires().stream()
                        .anyMatch(requires -> requires.name().equals(API.getName()));
    }

    private static Optional<String> compiled(ModuleDescriptor module) {
        return module.requires().stream()
                .filter(requires -> requires.name().equals(API.getName()))
                .flatMap(requires -> requires.rawCompiledVersion().stream())
                .findFirst();
    }

    private Optional<String> manifest(ModuleReference module) {
        try (ModuleReader reader = module.open();
                InputStream manifest =
                        reader.open("META-INF/MANIFEST.MF")
                                .orElseGet(InputStream::nullInputStream)) {
            return Optional.ofNullable(
                    new Manifest(manifest).getMainAttributes().getValue(ATTRIBUTE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
