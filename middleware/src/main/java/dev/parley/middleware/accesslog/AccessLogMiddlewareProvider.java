package dev.parley.middleware.accesslog;

import dev.parley.api.Settings;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Logs one line per request when it has ended: client, method, path, status and time; never a
/// query or a body. A client that did not wait for the answer has the status 499.
///
/// `--disable-access-log-for-endpoints` names paths without lines, `--disable-uvicorn-access-log` or a
/// `--uvicorn-log-level` above `info` leaves all out.
///
/// Order 100, outermost: it times and names what the other filters answer too.
public final class AccessLogMiddlewareProvider implements MiddlewareProvider {

    private static final int ORDER = 100;
    private static final Set<String> SILENT_LEVELS = Set.of("warning", "error", "critical");

    @Override
    public String name() {
        return "access-log";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        Settings settings = context.settings();
        boolean off =
                settings.enabled("disable-uvicorn-access-log")
                        || settings.text("uvicorn-log-level")
                                .filter(SILENT_LEVELS::contains)
                                .isPresent();
        return off ? Optional.empty() : Optional.of(new AccessLogFilter(silentPaths(settings)));
    }

    private static Set<String> silentPaths(Settings settings) {
        return settings.list("disable-access-log-for-endpoints").stream()
                .flatMap(paths -> Arrays.stream(paths.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }
}
