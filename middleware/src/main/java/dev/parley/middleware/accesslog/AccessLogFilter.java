package dev.parley.middleware.accesslog;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Set;

/// Logs requests.
///
/// @param silentPaths paths whose requests are not logged
record AccessLogFilter(Set<String> silentPaths) implements Filter {

    private static final System.Logger LOG = System.getLogger("dev.parley.access");
    private static final int CLIENT_LEFT = 499;
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String path = request.prologue().uriPath().path();
        if (silentPaths.contains(path)) {
            chain.proceed();
            return;
        }
        // The address is asked for now: a connection that was closed does not know it any more.
        Entry entry =
                new Entry(
                        client(request.remotePeer().address()),
                        request.prologue().method().text(),
                        path,
                        System.nanoTime());
        try {
            chain.proceed();
        } catch (CloseConnectionException e) {
            entry.log(CLIENT_LEFT);
            throw e;
        } catch (RuntimeException e) {
            // A filter failed. Its answer is made outside of the chain.
            response.whenSent(() -> entry.log(response.status().code()));
            throw e;
        }
        entry.log(response.status().code());
    }

    private static String client(SocketAddress peer) {
        return switch (peer) {
            case InetSocketAddress inet ->
                    inet.getAddress().getHostAddress() + ":" + inet.getPort();
            case UnixDomainSocketAddress _ -> "unix";
            case null, default -> "-";
        };
    }

    private record Entry(String client, String method, String path, long start) {

        void log(int status) {
            if (LOG.isLoggable(System.Logger.Level.INFO)) {
                long millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
                LOG.log(
                        System.Logger.Level.INFO,
                        client
                                + " \""
                                + method
                                + " "
                                + printable(path)
                                + "\" "
                                + status
                                + " in "
                                + millis
                                + " ms");
            }
        }

        // A path may hold decoded control characters, which must not forge log lines.
        private static String printable(String path) {
            if (path.chars().noneMatch(Character::isISOControl)) {
                return path;
            }
            StringBuilder safe = new StringBuilder(path.length());
            path.codePoints()
                    .forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
            return safe.toString();
        }
    }
}
