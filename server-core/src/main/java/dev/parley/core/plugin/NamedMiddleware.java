package dev.parley.core.plugin;

import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.core.config.NearestName;
import dev.parley.core.config.PluginOptions;
import dev.parley.core.config.Problems;

import io.helidon.webserver.http.Filter;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes the middleware whose classes `--middleware` names. One thread.
public final class NamedMiddleware {

    private static final String FLAG = PluginOptions.MIDDLEWARE.flag();

    private final Plugins plugins;
    private final Problems problems;

    /// @param problems told of classes that are missing or no middleware
    public NamedMiddleware(Plugins plugins, Problems problems) {
        this.plugins = plugins;
        this.problems = problems;
    }

    /// The chain of all middleware found and named.
    ///
    /// @param classes fully qualified names, in order
    public MiddlewareChain chain(List<String> classes) {
        List<MiddlewareProvider> providers = new ArrayList<>(plugins.middleware().providers());
        List<Filter> filters = new ArrayList<>();
        for (String name : classes) {
            find(name)
                    .filter(type -> providers.stream().noneMatch(made -> made.getClass() == type))
                    .ifPresent(type -> make(name, type, providers, filters));
        }
        return new MiddlewareChain(providers, filters);
    }

    private void make(
            String name, Class<?> type, List<MiddlewareProvider> providers, List<Filter> filters) {
        if (!Filter.class.isAssignableFrom(type)
                && !MiddlewareProvider.class.isAssignableFrom(type)) {
            problems.add(
                    "%s: '%s' is neither a Filter of Helidon nor a MiddlewareProvider."
                            .formatted(FLAG, name));
            return;
        }
        try {
            switch (type.getConstructor().newInstance()) {
                case MiddlewareProvider provider -> providers.add(provider);
                case Filter filter -> filters.add(filter);
                default -> throw new IllegalStateException(name);
            }
        } catch (NoSuchMethodException e) {
            problems.add(
                    "%s: '%s' has no public constructor without parameters.".formatted(FLAG, name),
                    e);
        } catch (IllegalAccessException e) {
            problems.add(
                    "%s: '%s' is not accessible. Make it public and let its module export the package."
                            .formatted(FLAG, name),
                    e);
        } catch (InstantiationException e) {
            problems.add("%s: '%s' is abstract.".formatted(FLAG, name), e);
        } catch (InvocationTargetException e) {
            problems.add("%s: '%s' cannot be made: %s.".formatted(FLAG, name, e.getCause()), e);
        } catch (LinkageError e) {
            problems.add(
                    LayerFault.ofClass(new Origin(type.getModule()).shown(), "middleware", name, e),
                    e);
        }
    }

    /// The class, when exactly one module has it.
    private Optional<Class<?>> find(String name) {
        List<Class<?>> found = new ArrayList<>();
        for (ModuleLayer layer : plugins.layers()) {
            for (Module module : layer.modules()) {
                try {
                    add(name, module, found);
                } catch (LinkageError e) {
                    problems.add(
                            LayerFault.ofClass(new Origin(module).shown(), "middleware", name, e),
                            e);
                    return Optional.empty();
                }
            }
        }
        if (found.isEmpty()) {
            problems.add(missing(name));
        } else if (found.size() > 1) {
            problems.add(
                    "%s: '%s' is in %s. Remove all but one.".formatted(FLAG, name, origins(found)));
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static void add(String name, Module module, List<Class<?>> found) {
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (module.getPackages().contains(packageName)) {
            Class<?> type = Class.forName(module, name);
            if (type != null) {
                found.add(type);
            }
        }
    }

    private String missing(String name) {
        List<String> known =
                plugins.middleware().providers().stream()
                        .map(provider -> provider.getClass().getName())
                        .toList();
        return "%s: there is no class '%s', neither in Parley nor in a plug-in.%s A plug-in's JAR belongs in --plugin-path."
                .formatted(
                        FLAG,
                        name,
                        NearestName.among(known, name)
                                .map(" Did you mean '%s'?"::formatted)
                                .orElse(""));
    }

    private static String origins(List<Class<?>> types) {
        return types.stream()
                .map(type -> new Origin(type.getModule()).shown())
                .collect(Collectors.joining(" and in "));
    }
}
