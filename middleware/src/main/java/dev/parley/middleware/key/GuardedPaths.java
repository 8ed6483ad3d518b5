package dev.parley.middleware.key;

import dev.parley.api.StartupFailure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which paths need a key.
enum GuardedPaths {
    /// All but the ones that probes and scrapers use.
    ALL {
        @Override
        boolean contain(String path) {
            return !OPEN.contains(path);
        }
    },
    /// Those that vLLM guards.
    VLLM {
        @Override
        boolean contain(String path) {
            return GUARDED_BY_VLLM.stream().anyMatch(path::startsWith);
        }
    };

    private static final Set<String> OPEN = Set.of("/health", "/ping", "/version", "/metrics");
    private static final Set<String> GUARDED_BY_VLLM =
            Set.of("/v1", "/v2", "/inference", "/cohere");

    /// @param path decoded and without parameters, as routes are matched
    abstract boolean contain(String path);

    /// The value of `--api-key-scope`.
    ///
    /// @throws StartupFailure when there is none of that name
    static GuardedPaths named(String name) {
        return Arrays.stream(values())
                .filter(paths -> paths.scope().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new StartupFailure(
                                        "--api-key-scope: there is no '%s'. Known: %s."
                                                .formatted(
                                                        name,
                                                        Arrays.stream(values())
                                                                .map(GuardedPaths::scope)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private String scope() {
        return name().toLowerCase(Locale.ROOT);
    }
}
