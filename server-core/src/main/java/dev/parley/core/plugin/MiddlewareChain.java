package dev.parley.core.plugin;

import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Comparator;
import java.util.List;

/// The filters in front of every route, outermost first.
///
/// @param providers by their order, then by name
/// @param filters named by `--middleware`, in order, inside of the others
public record MiddlewareChain(List<MiddlewareProvider> providers, List<Filter> filters) {

    private static final Comparator<MiddlewareProvider> ORDER =
            Comparator.comparingInt(MiddlewareProvider::order)
                    .thenComparing(MiddlewareProvider::name);

    /// Sorts and copies the lists.
    public MiddlewareChain {
        providers = providers.stream().sorted(ORDER).toList();
        filters = List.copyOf(filters);
    }
}
