package dev.parley.core.tls;

import dev.parley.api.StartupFailure;

import io.helidon.common.tls.Tls;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Watches the folders of the TLS files and puts new ones in force. What cannot be used is logged, and
/// the old stays. Connections that are open keep what they began with. [#close] may be called by any
/// thread.
///
/// The folders are watched rather than the files, because certificates are usually replaced by a
/// rename, and in Kubernetes by one of a folder that they are linked to.
public final class TlsRefresh implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TlsRefresh.class.getName());

    private final TlsFiles files;
    private final Consumer<Tls> inForce;
    private final WatchService watch;
    private List<byte[]> seen;

    private TlsRefresh(TlsFiles files, Consumer<Tls> inForce, WatchService watch) {
        this.files = files;
        this.inForce = inForce;
        this.watch = watch;
        seen = contents();
    }

    /// Begins to watch.
    ///
    /// @param inForce takes what was read from changed files; called by the refresh's own thread
    /// @throws StartupFailure when the folders cannot be watched
    public static TlsRefresh start(TlsFiles files, Consumer<Tls> inForce) {
        try {
            WatchService watch = FileSystems.getDefault().newWatchService();
            for (Path folder : files.all().stream().map(TlsRefresh::folder).distinct().toList()) {
                WatchKey unused =
                        folder.register(
                                watch,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE);
            }
            TlsRefresh refresh = new TlsRefresh(files, inForce, watch);
            Thread unused = Thread.ofVirtual().name("parley-tls-refresh").start(refresh::run);
            return refresh;
        } catch (IOException e) {
            throw new StartupFailure(
                    "--enable-ssl-refresh: the folders of the files cannot be watched: %s"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = watch.take();
                key.pollEvents();
                refresh();
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(System.Logger.Level.DEBUG, "TLS files are no longer watched.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        List<byte[]> now = contents();
        if (same(now, seen)) {
            return;
        }
        try {
            inForce.accept(files.read());
            seen = now;
            LOG.log(System.Logger.Level.INFO, "New TLS files are in force.");
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "Changed TLS files cannot be used, the old stay: " + e.getMessage());
        }
    }

    private List<byte[]> contents() {
        return files.all().stream().map(TlsRefresh::content).toList();
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            // Gone for the moment: the file that takes its place is an event of its own.
            return new byte[0];
        }
    }

    private static boolean same(List<byte[]> one, List<byte[]> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!Arrays.equals(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The watch of TLS files did not close.", e);
        }
    }
}
