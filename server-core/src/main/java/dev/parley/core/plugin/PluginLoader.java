package dev.parley.core.plugin;

import dev.parley.api.Settings;
import dev.parley.core.config.PluginOptions;
import dev.parley.core.config.Problems;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/// Finds every provider of every kind. One thread.
public final class PluginLoader {

    private static final String HOME = "PARLEY_HOME";
    private static final String FOLDER = "plugins";

    private final ModuleLayer boot;
    private final Problems problems;

    /// @param boot the layer of the server and of what came with it
    /// @param problems told of every plug-in that cannot be used
    public PluginLoader(ModuleLayer boot, Problems problems) {
        this.boot = boot;
        this.problems = problems;
    }

    /// Loads all plug-ins. With `--ignore-broken-plugins` those that cannot be used are left out and
    /// warned of.
    ///
    /// @param problems told of every plug-in that cannot be used
    public static Plugins load(Settings settings, Problems problems) {
        Problems found = new Problems();
        Plugins plugins = new PluginLoader(ModuleLayer.boot(), found).load(settings);
        if (settings.enabled(PluginOptions.IGNORE_BROKEN.name())) {
            problems.warnAll(found);
        } else {
            problems.addAll(found);
        }
        return plugins;
    }

    /// Loads the boot layer's plug-ins and those that the settings name.
    ///
    /// @param settings `plugin-path`, `tool-parser-plugin`, `reasoning-parser-plugin`
    public Plugins load(Settings settings) {
        PluginFiles files = files(settings);
        List<ModuleLayer> layers = new ArrayList<>();
        layers.add(boot);
        layers.addAll(new PluginLayers(boot, problems).define(files.units()));
        return new Plugins(
                registry(PluginKind.ENGINE, layers),
                registry(PluginKind.MODEL, layers),
                new Plugins.Parsers(
                        registry(PluginKind.TOOL_PARSER, layers),
                        registry(PluginKind.REASONING_PARSER, layers),
                        registry(PluginKind.STRUCTURED, layers)),
                registry(PluginKind.MIDDLEWARE, layers),
                registry(PluginKind.ROUTER, layers),
                layers);
    }

    /// The files that the settings name.
    PluginFiles files(Settings settings) {
        PluginFiles files = new PluginFiles(problems);
        paths(settings).forEach(files::addPath);
        jars(settings, PluginOptions.TOOL_PARSER.name(), files);
        jars(settings, PluginOptions.REASONING_PARSER.name(), files);
        return files;
    }

    private static List<Path> paths(Settings settings) {
        List<String> named = settings.list(PluginOptions.PATH.name());
        if (!named.isEmpty()) {
            return named.stream().map(Path::of).toList();
        }
        return settings.environment(HOME)
                .map(home -> Path.of(home, FOLDER))
                .filter(Files::isDirectory)
                .map(List::of)
                .orElse(List.of());
    }

    private static void jars(Settings settings, String option, PluginFiles files) {
        settings.list(option).forEach(jar -> files.addJar("--" + option, Path.of(jar)));
    }

    /// The providers of one kind.
    <P> Registry<P> registry(PluginKind<P> kind, List<ModuleLayer> layers) {
        List<Registered<P>> found = new ArrayList<>();
        for (ModuleLayer layer : layers) {
            Iterator<ServiceLoader.Provider<P>> providers =
                    ServiceLoader.load(layer, kind.service()).stream().iterator();
            String file = layer == boot ? "Parley" : shown(layer.modules());
            boolean more = true;
            while (more) {
                more = next(providers, layer, kind, file, found);
            }
        }
        return new Registry<>(kind, found, problems);
    }

    /// Takes one provider.
    ///
    /// @return whether there may be more
    private <P> boolean next(
            Iterator<ServiceLoader.Provider<P>> providers,
            ModuleLayer layer,
            PluginKind<P> kind,
            String file,
            List<Registered<P>> found) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            ServiceLoader.Provider<P> provider = providers.next();
            if (provider.type().getModule().getLayer() == layer) {
                P made = provider.get();
                registered(kind, made).ifPresent(found::add);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            problems.add(LayerFault.ofProvider(file, kind, e), e);
        }
        return true;
    }

    private <P> Optional<Registered<P>> registered(PluginKind<P> kind, P provider) {
        Origin origin = Origin.of(provider);
        try {
            return Optional.of(
                    new Registered<>(
                            Objects.requireNonNullElse(kind.name().apply(provider), ""),
                            kind.aliases().apply(provider),
                            provider,
                            origin));
        } catch (RuntimeException | LinkageError e) {
            problems.add(
                    LayerFault.ofName(
                            origin.shown(), kind.label(), provider.getClass().getName(), e),
                    e);
            return Optional.empty();
        }
    }

    private static String shown(Set<Module> modules) {
        List<Path> files =
                modules.stream()
                        .flatMap(module -> new Origin(module).file().stream())
                        .sorted()
                        .toList();
        return files.size() == 1
                ? files.getFirst().toString()
                : files.getFirst().resolveSibling("").toString();
    }
}
