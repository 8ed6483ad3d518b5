package dev.parley.core.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class TlsRefreshTest {

    @TempDir Path folder;
    @TempDir Path elsewhere;

    private final BlockingQueue<Tls> inForce = new LinkedBlockingQueue<>();
    private TlsFiles files;
    private TlsIdentity next;

    @BeforeEach
    void write() throws IOException {
        TlsIdentity first = TlsIdentity.create("EC", elsewhere);
        next = TlsIdentity.create("EC", elsewhere);
        files =
                new TlsFiles(
                        Files.writeString(folder.resolve("key.pem"), first.keyPem()),
                        Files.writeString(folder.resolve("cert.pem"), first.certificatePem()),
                        Optional.empty(),
                        TlsClientAuth.NONE);
    }

    private Tls await() throws InterruptedException {
        return inForce.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void changedFilesComeInForceOnceTheyFitTogether() throws Exception {
        try (TlsRefresh _ = TlsRefresh.start(files, inForce::add)) {
            Files.writeString(files.key(), next.keyPem());
            Files.writeString(files.certificates(), next.certificatePem());
            assertNotNull(await());
        }
        assertEquals(0, inForce.size());
    }

    @Test
    void filesMayBeReplacedByARename() throws Exception {
        Path both =
                Files.writeString(
                        folder.resolve("both.pem"), next.keyPem() + next.certificatePem());
        TlsFiles one = new TlsFiles(both, both, Optional.empty(), TlsClientAuth.NONE);
        try (TlsRefresh _ = TlsRefresh.start(one, inForce::add)) {
            TlsIdentity newest = TlsIdentity.create("EC", elsewhere);
            Path written =
                    Files.writeString(
                            elsewhere.resolve("new.pem"),
                            newest.keyPem() + newest.certificatePem());
            Files.move(written, both, StandardCopyOption.ATOMIC_MOVE);
            assertNotNull(await());
        }
    }

    @Test
    void whatCannotBeUsedIsPassedOver() throws Exception {
        try (TlsRefresh _ = TlsRefresh.start(files, inForce::add)) {
            Files.writeString(files.certificates(), "nonsense");
            Files.writeString(folder.resolve("unrelated.txt"), "x");
            Files.writeString(files.key(), next.keyPem());
            Files.writeString(files.certificates(), next.certificatePem());
            assertNotNull(await());
        }
        assertEquals(0, inForce.size());
    }
}
