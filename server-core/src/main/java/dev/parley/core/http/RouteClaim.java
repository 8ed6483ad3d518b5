package dev.parley.core.http;

import io.helidon.common.uri.UriFragment;
import io.helidon.common.uri.UriPath;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.HttpRoute;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What one route answers to.
///
/// @param methods all of them
/// @param pattern the whole path as it was written, such as `/v1/models/{id}`
record RouteClaim(Set<Method> methods, String pattern) {

    private static final List<Method> METHODS =
            List.of(
                    Method.GET,
                    Method.POST,
                    Method.PUT,
                    Method.DELETE,
                    Method.PATCH,
                    Method.HEAD,
                    Method.OPTIONS,
                    Method.TRACE);

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
    private static final Pattern SPECIAL = Pattern.compile("[{\\[*\\\\]");

    /// Copies the set.
    RouteClaim {
        methods = Set.copyOf(methods);
    }

    /// What a route answers to.
    ///
    /// @param prefix in front of its own pattern
    /// @param own the route's pattern
    static RouteClaim of(String prefix, String own, HttpRoute route) {
        UriPath sample = UriPath.create(PARAMETER.matcher(own).replaceAll("0").replace("*", "0"));
        Set<Method> methods = new LinkedHashSet<>();
        for (Method method : METHODS) {
            HttpPrologue request =
                    HttpPrologue.create(
                            "HTTP/1.1",
                            "HTTP",
                            "1.1",
                            method,
                            sample,
                            UriQuery.empty(),
                            UriFragment.empty());
            if (route.accepts(request).accepted()) {
                methods.add(method);
            }
        }
        // Where no sample fits the pattern, the route may answer to any method.
        return new RouteClaim(
                methods.isEmpty() ? Set.copyOf(METHODS) : methods, joined(prefix, own));
    }

    /// A prefix and a pattern.
    static String joined(String prefix, String own) {
        String left = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return own.startsWith("/") ? left + own : left + "/" + own;
    }

    /// The methods that a route which comes before takes away from this one.
    Set<Method> takenBy(RouteClaim before) {
        Set<Method> taken = new LinkedHashSet<>(METHODS);
        taken.retainAll(methods);
        taken.retainAll(before.methods);
        return covers(before) ? taken : Set.of();
    }

    private boolean covers(RouteClaim before) {
        if (normalized(before.pattern).equals(normalized(pattern))) {
            return true;
        }
        return !SPECIAL.matcher(pattern).find()
                && PathMatchers.create(before.pattern).match(UriPath.create(pattern)).accepted();
    }

    /// Whether a path that an operator named means this pattern.
    boolean isNamed(String path) {
        return normalized(path).equals(normalized(pattern));
    }

    private static String normalized(String pattern) {
        String plain = PARAMETER.matcher(pattern).replaceAll("{}");
        return plain.length() > 1 && plain.endsWith("/")
                ? plain.substring(0, plain.length() - 1)
                : plain;
    }
}
