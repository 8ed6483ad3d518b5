package dev.parley.core.plugin;

import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.core.config.PluginOptions;
import dev.parley.core.config.Problems;

import io.helidon.webserver.http.Filter;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            Optional<Class<?>> type = find(name);
            if (type.isEmpty()) {
                problems.add(
                        "%s: there is no class '%s', neither in Parley nor in a plug-in. A plug-in's JAR belongs in --plugin-path."
                                .formatted(FLAG, name));
            } else if (providers.stream().noneMatch(there -> there.getClass() == type.get())) {
                make(name, type.get(), providers, filters);
            }
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

    private Optional<Class<?>> find(String name) {
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        for (ModuleLayer layer : plugins.layers()) {
            for (Module module : layer.modules()) {
                if (module.getPackages().contains(packageName)) {
                    Class<?> found = Class.forName(module, name);
                    if (found != null) {
                        return Optional.of(found);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
