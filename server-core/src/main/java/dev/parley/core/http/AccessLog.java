package dev.parley.core.http;

import dev.parley.api.Settings;

import io.helidon.webserver.http.ServerRequest;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// One log line per request; never its query or its body. Safe on any thread.
public final class AccessLog implements Observer {

    private static final System.Logger LOG = System.getLogger("dev.parley.access");

    private final boolean off;
    private final Set<String> silentPaths;

    /// @param settings `disable-uvicorn-access-log` and `disable-access-log-for-endpoints`
    public AccessLog(Settings settings) {
        off = settings.enabled("disable-uvicorn-access-log");
        silentPaths =
                settings.list("disable-access-log-for-endpoints").stream()
                        .flatMap(paths -> Arrays.stream(paths.split(",", -1)))
                        .map(String::strip)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void served(ServerRequest request, Outcome outcome) {
        String path = request.prologue().uriPath().path();
        if (off || silentPaths.contains(path)) {
            return;
        }
        String client = Exchange.current().map(Exchange::client).orElse("-");
        LOG.log(
                System.Logger.Level.INFO,
                () ->
                        "%s \"%s %s\" %d in %d ms"
                                .formatted(
                                        client,
                                        request.prologue().method().text(),
                                        printable(path),
                                        outcome.status(),
                                        outcome.nanos() / 1_000_000));
    }

    // A path may hold decoded control characters, which must not forge log lines.
    private static String printable(String path) {
        StringBuilder safe = new StringBuilder(path.length());
        path.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return safe.toString();
    }
}
