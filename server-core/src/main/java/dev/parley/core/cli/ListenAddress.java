package dev.parley.core.cli;

import dev.parley.core.config.HttpOptions;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where to listen. Only static functions.
final class ListenAddress {

    private static final String EVERY_IPV4 = "0.0.0.0";

    /// `sun_path` holds 108 bytes on Linux and 104 elsewhere, the closing zero included.
    private static final int LONGEST_SOCKET_PATH = 103;

    private ListenAddress() {}

    /// The address; empty when it cannot be used, which is reported.
    static Optional<SocketAddress> of(ServerConfig config, Problems problems) {
        Optional<String> file = config.text(HttpOptions.SOCKET_FILE);
        return file.isPresent() ? socketFile(file.get(), problems) : hostAndPort(config, problems);
    }

    private static Optional<SocketAddress> socketFile(String file, Problems problems) {
        if (file.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            problems.add(
                    "%s: '%s' is longer than the %d bytes that a socket's path may have. Choose a shorter one."
                            .formatted(HttpOptions.SOCKET_FILE.flag(), file, LONGEST_SOCKET_PATH));
            return Optional.empty();
        }
        return Optional.of(UnixDomainSocketAddress.of(file));
    }

    private static Optional<SocketAddress> hostAndPort(ServerConfig config, Problems problems) {
        String host = config.text(HttpOptions.HOST).orElse(EVERY_IPV4);
        int port = Math.toIntExact(config.number(HttpOptions.PORT).orElseThrow());
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            problems.add(
                    "%s: there is no address for '%s'. Give an IP address or a host name of this machine."
                            .formatted(HttpOptions.HOST.flag(), host),
                    e);
            return Optional.empty();
        }
    }
}
