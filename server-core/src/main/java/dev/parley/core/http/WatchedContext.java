package dev.parley.core.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;

import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// A connection whose bytes come through [ReadAhead] and whose requests go to [SwitchedRouting].
final class WatchedContext implements ConnectionContext {

    private final ConnectionContext connection;
    private final ReadAhead ahead;
    private final Router router;
    private final DataReader reader;
    private final HeadWriter writer;

    WatchedContext(ConnectionContext connection, Router router, Patience patience) {
        this.connection = connection;
        this.router = router;
        DataReader socket = connection.dataReader();
        ahead = new ReadAhead(() -> next(socket), patience);
        reader = DataReader.create(ahead);
        writer = new HeadWriter(connection.dataWriter());
    }

    // Goes through the connection's reader because bytes may already wait in it.
    private static byte[] next(DataReader socket) {
        socket.ensureAvailable();
        return socket.readBytes(socket.available());
    }

    ReadAhead ahead() {
        return ahead;
    }

    HeadWriter headWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return connection.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return connection.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public Router router() {
        return router;
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return connection.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return connection.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return connection.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return connection.localPeer();
    }

    @Override
    public boolean isSecure() {
        return connection.isSecure();
    }

    @Override
    public String socketId() {
        return connection.socketId();
    }

    @Override
    public String childSocketId() {
        return connection.childSocketId();
    }
}
