package dev.parley.core.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;

import java.util.Set;

/// Makes connections that notice when their client leaves.
///
/// @param http makes the connections underneath
/// @param router where requests go
/// @param patience how long a connection waits for its client
/// @param connections where they are kept while open
record WatchfulSelector(
        Http1ConnectionSelector http, Router router, Patience patience, Connections connections)
        implements ServerConnectionSelector {

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        WatchedContext watched = new WatchedContext(context, router, patience);
        return new WatchedConnection(http.connection(watched), watched.ahead(), connections);
    }
}
