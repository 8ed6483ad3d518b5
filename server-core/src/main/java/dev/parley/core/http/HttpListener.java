package dev.parley.core.http;

import dev.parley.api.StartupFailure;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The one socket the server listens on. [#close] may be called from any thread.
public final class HttpListener implements AutoCloseable {

    private static final int BACKLOG = 2048;
    private static final int LONGEST_REQUEST_LINE = 16 << 10;
    private static final int LARGEST_HEADERS = 64 << 10;

    private final Endpoint endpoint;
    private final WebServer server;
    private final Connections connections;

    private HttpListener(Endpoint endpoint, WebServer server, Connections connections) {
        this.endpoint = endpoint;
        this.server = server;
        this.connections = connections;
    }

    /// Checks that the address is free, and clears away the socket file of a server that was killed.
    /// Takes no measurable time; [#open] does.
    ///
    /// @throws StartupFailure when it cannot be listened on
    public static void check(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix) {
            clearStale(unix.getPath());
        }
        boolean unix = address instanceof UnixDomainSocketAddress;
        try (ServerSocketChannel probe =
                unix
                        ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        : ServerSocketChannel.open()) {
            if (!unix) {
                probe.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            probe.bind(address);
            if (unix) {
                Files.deleteIfExists(((UnixDomainSocketAddress) address).getPath());
            }
        } catch (IOException | RuntimeException e) {
            throw new StartupFailure(
                    "Cannot listen on %s: %s. Choose another with --host and --port or --uds."
                            .formatted(text(address), e.getMessage()),
                    e);
        }
    }

    /// Listens. Connections are accepted when this returns.
    ///
    /// @param grace longest wait for handlers in [#close]
    public static HttpListener open(
            Endpoint endpoint,
            SwitchedRouting routing,
            ErrorReplies errors,
            Patience patience,
            Duration grace) {
        SocketAddress address = endpoint.address();
        Connections connections = new Connections();
        Http1ConnectionSelector http =
                Http1ConnectionSelector.builder()
                        .config(
                                Http1Config.builder()
                                        .maxPrologueLength(LONGEST_REQUEST_LINE)
                                        .maxHeadersSize(LARGEST_HEADERS)
                                        .sendKeepAliveHeader(false)
                                        .build())
                        .build();
        WebServerConfig.Builder config =
                WebServer.builder()
                        .bindAddress(address)
                        .backlog(BACKLOG)
                        .shutdownHook(false)
                        .shutdownGracePeriod(grace)
                        .featuresDiscoverServices(false)
                        .protocolsDiscoverServices(false)
                        .idleConnectionTimeout(Duration.ofDays(1))
                        .directHandlers(errors.direct())
                        .addConnectionSelector(
                                new WatchfulSelector(http, routing, patience, connections));
        endpoint.tls().ifPresent(config::tls);
        if (address instanceof InetSocketAddress) {
            config.connectionOptions(options -> options.tcpNoDelay(true));
            config.putListenerSocketOption(StandardSocketOptions.SO_REUSEADDR, true);
        }
        WebServer server = config.build().start();
        if (!server.isRunning()) {
            throw new StartupFailure(
                    "Cannot listen on %s: it was taken while the server started."
                            .formatted(text(address)));
        }
        return new HttpListener(endpoint, server, connections);
    }

    /// Where clients reach it: `http://HOST:PORT` or `https://HOST:PORT` with the real port, or
    /// `unix:PATH`.
    public String url() {
        if (endpoint.address() instanceof InetSocketAddress inet) {
            return endpoint.scheme()
                    + "://"
                    + text(new InetSocketAddress(inet.getAddress(), server.port()));
        }
        return text(endpoint.address());
    }

    /// Encrypts connections to come with other keys and certificates; only where it encrypts already.
    public void reload(Tls tls) {
        server.reloadTls(tls);
    }

    /// The TCP port; -1 for a Unix socket.
    public int port() {
        return server.port();
    }

    /// Closes the port at once and returns when every connection has ended. Those between two
    /// requests stay until [#closeConnections].
    @Override
    public void close() {
        server.stop();
    }

    /// Ends all connections after the request they are at.
    public void closeConnections() {
        connections.close();
    }

    private static void clearStale(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(file)).close();
        } catch (IOException refused) {
            deleteSocket(file, refused);
            return;
        }
        throw new StartupFailure(
                "Another server answers on the socket %s. Stop it or choose another file with --uds."
                        .formatted(file));
    }

    private static void deleteSocket(Path file, IOException refused) {
        try {
            if (Files.isRegularFile(file) || Files.isDirectory(file)) {
                throw new StartupFailure(
                        "--uds: %s exists and is not a socket. Choose another file."
                                .formatted(file),
                        refused);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new StartupFailure(
                    "--uds: the old socket file %s cannot be deleted: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static String text(SocketAddress address) {
        return switch (address) {
            case InetSocketAddress inet -> {
                InetAddress host = inet.getAddress();
                String name = host == null ? inet.getHostString() : host.getHostAddress();
                yield (name.contains(":") ? "[" + name + "]" : name) + ":" + inet.getPort();
            }
            default -> "unix:" + address;
        };
    }
}
