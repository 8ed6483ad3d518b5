package dev.parley.core.http;

import io.helidon.common.tls.Tls;

import java.net.SocketAddress;
import java.util.Optional;

/// Where and how to listen.
///
/// @param address an `InetSocketAddress` or a `UnixDomainSocketAddress`
/// @param tls encrypts connections; empty for plain HTTP
public record Endpoint(SocketAddress address, Optional<Tls> tls) {

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }
}
