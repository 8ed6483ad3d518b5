package dev.parley.middleware.cors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What scripts of other origins may do. Immutable.
final class CorsPolicy {

    private static final String ANY = "*";
    private static final List<String> ALL_METHODS =
            List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY");

    /// Headers that need no permission.
    private static final List<String> SAFE_HEADERS =
            List.of("Accept", "Accept-Language", "Content-Language", "Content-Type");

    private final Set<String> origins;
    private final List<String> methods;
    private final List<String> headers;
    private final Set<String> lowerHeaders;
    private final boolean anyOrigin;
    private final boolean anyHeader;
    private final Credentials credentials;

    /// Whether cookies and the like may come along.
    enum Credentials {
        /// They may.
        ALLOWED,
        /// They may not.
        REFUSED
    }

    /// @param origins such as `https://example.org`; `*` for all
    /// @param methods `*` for all
    /// @param headers `*` for all
    CorsPolicy(
            List<String> origins,
            List<String> methods,
            List<String> headers,
            Credentials credentials) {
        this.origins = Set.copyOf(origins);
        this.methods = methods.contains(ANY) ? ALL_METHODS : List.copyOf(methods);
        this.credentials = credentials;
        anyOrigin = origins.contains(ANY);
        anyHeader = headers.contains(ANY);
        Set<String> sorted = new TreeSet<>(SAFE_HEADERS);
        sorted.addAll(headers);
        this.headers = List.copyOf(sorted);
        lowerHeaders = sorted.stream().map(CorsPolicy::lower).collect(Collectors.toSet());
    }

    /// What `Access-Control-Allow-Origin` says to an origin; empty when it is not allowed.
    Optional<String> allowedOrigin(String origin) {
        if (anyOrigin) {
            return Optional.of(allowsCredentials() ? origin : ANY);
        }
        return origins.contains(origin) ? Optional.of(origin) : Optional.empty();
    }

    boolean allowsCredentials() {
        return credentials == Credentials.ALLOWED;
    }

    /// What `Access-Control-Allow-Methods` says.
    String allowedMethods() {
        return String.join(", ", methods);
    }

    /// What `Access-Control-Allow-Headers` says.
    ///
    /// @param asked the headers a preflight request asks for; empty when it names none
    Optional<String> allowedHeaders(Optional<String> asked) {
        return anyHeader ? asked : Optional.of(String.join(", ", headers));
    }

    /// What a preflight request asks for in vain: `origin`, `method`, `headers` or `private-network`.
    List<String> refusals(Preflight asked) {
        List<String> refused = new ArrayList<>();
        if (allowedOrigin(asked.origin()).isEmpty()) {
            refused.add("origin");
        }
        if (!methods.contains(asked.method())) {
            refused.add("method");
        }
        if (!anyHeader && asked.headers().filter(this::hasForeignHeader).isPresent()) {
            refused.add("headers");
        }
        if (asked.privateNetwork()) {
            refused.add("private-network");
        }
        return refused;
    }

    private boolean hasForeignHeader(String asked) {
        return Arrays.stream(asked.split(",", -1))
                .anyMatch(header -> !lowerHeaders.contains(lower(header.strip())));
    }

    private static String lower(String header) {
        return header.toLowerCase(Locale.ROOT);
    }

    /// What a browser asks before it sends a script's request.
    ///
    /// @param origin whose script it is
    /// @param method the request's method
    /// @param headers the request's headers, with commas; empty when it has none of its own
    /// @param privateNetwork whether the script comes from a public network to a private one
    record Preflight(
            String origin, String method, Optional<String> headers, boolean privateNetwork) {}
}
