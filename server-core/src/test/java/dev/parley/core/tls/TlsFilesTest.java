package dev.parley.core.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.core.lifecycle.MapSettings;

import io.helidon.common.tls.TlsClientAuth;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TlsFilesTest {

    @TempDir static Path folder;
    private static TlsIdentity server;

    @BeforeAll
    static void make() throws IOException {
        server = TlsIdentity.create("EC", folder);
    }

    private static Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static TlsFiles files(Path key, Path certificates) {
        return new TlsFiles(key, certificates, Optional.empty(), TlsClientAuth.NONE);
    }

    private static String failure(TlsFiles files) {
        return assertThrows(StartupFailure.class, files::read).getMessage();
    }

    private static Optional<TlsFiles> flags(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return TlsFiles.of(new MapSettings(values));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void readsKeyAndCertificate(String algorithm) throws IOException {
        TlsIdentity identity = TlsIdentity.create(algorithm, folder);
        assertNotNull(
                files(
                                file(algorithm + "-key.pem", identity.keyPem()),
                                file(algorithm + "-cert.pem", identity.certificatePem()))
                        .read()
                        .sslContext());
    }

    @Test
    void readsBothFromOneFileAmongOtherText() throws IOException {
        Path both =
                file(
                        "both.pem",
                        "Subject: localhost\n" + server.certificatePem() + "\n" + server.keyPem());
        assertTrue(files(both, both).read().enabled());
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        TlsIdentity other = TlsIdentity.create("EC", folder);
        Path key = file("other-key.pem", other.keyPem());
        Path certificate = file("server-cert.pem", server.certificatePem());
        assertEquals(
                "--ssl-keyfile: the key in %s does not belong to the certificate in %s."
                        .formatted(key, certificate),
                failure(files(key, certificate)));
    }

    @Test
    void refusesAKeyOfAnotherKind() throws IOException {
        TlsIdentity rsa = TlsIdentity.create("RSA", folder);
        assertTrue(
                failure(
                                files(
                                        file("rsa-key.pem", rsa.keyPem()),
                                        file("ec-cert.pem", server.certificatePem())))
                        .contains(" does not belong to the certificate in "));
    }

    @Test
    void refusesAFileWithoutAKey() throws IOException {
        Path certificate = file("no-key.pem", server.certificatePem());
        assertEquals(
                "--ssl-keyfile: there is no private key in %s. Give a PEM file with one."
                        .formatted(certificate),
                failure(files(certificate, certificate)));
    }

    @Test
    void refusesAFileWithoutACertificate() throws IOException {
        Path key = file("no-cert.pem", server.keyPem());
        assertEquals(
                "--ssl-certfile: there is no certificate in %s. Give a PEM file with one."
                        .formatted(key),
                failure(files(key, key)));
    }

    @Test
    void refusesFilesThatAreMissing() {
        Path missing = folder.resolve("missing.pem");
        assertEquals(
                "--ssl-certfile: there is no readable file '%s'.".formatted(missing),
                failure(files(missing, missing)));
    }

    @Test
    void refusesADamagedCertificate() throws IOException {
        Path damaged =
                file(
                        "damaged.pem",
                        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertTrue(
                failure(files(damaged, damaged))
                        .startsWith(
                                "--ssl-certfile: a certificate in %s is damaged: "
                                        .formatted(damaged)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EC ", "ENCRYPTED "})
    void refusesAKeyItCannotReadAndSaysHowToMakeOne(String kind) throws IOException {
        Path key =
                file(
                        "unread.pem",
                        "-----BEGIN %sPRIVATE KEY-----\nAAAA\n-----END %sPRIVATE KEY-----\n"
                                .formatted(kind, kind));
        assertEquals(
                "--ssl-keyfile: the %sprivate key in %s cannot be read. RSA and EC keys without password can, as openssl pkcs8 -topk8 -nocrypt writes them."
                        .formatted(kind, key),
                failure(files(key, file("fine.pem", server.certificatePem()))));
    }

    @Test
    void speaksPlainHttpWithoutFlags() {
        assertEquals(Optional.empty(), flags());
    }

    @Test
    void takesTheKeyFromTheCertificatesFileWhenThereIsNoOther() {
        assertEquals(
                Optional.of(files(Path.of("c.pem"), Path.of("c.pem"))),
                flags("ssl-certfile", "c.pem"));
    }

    @Test
    void knowsWhatClientsMustShow() {
        assertEquals(
                List.of(TlsClientAuth.NONE, TlsClientAuth.OPTIONAL, TlsClientAuth.REQUIRED),
                List.of("0", "1", "2").stream()
                        .map(
                                number ->
                                        flags(
                                                        "ssl-certfile", "c.pem",
                                                        "ssl-ca-certs", "a.pem",
                                                        "ssl-cert-reqs", number)
                                                .orElseThrow()
                                                .clients())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl-keyfile", "ssl-ca-certs"})
    void needsACertificateForAnythingElse(String flag) {
        assertEquals(
                "--%s needs --ssl-certfile, the file with the server's certificate."
                        .formatted(flag),
                assertThrows(StartupFailure.class, () -> flags(flag, "x.pem")).getMessage());
    }

    @Test
    void needsAuthoritiesToCheckClients() {
        assertEquals(
                "--ssl-cert-reqs 2 needs --ssl-ca-certs, the file with the certificates that vouch"
                        + " for clients.",
                assertThrows(
                                StartupFailure.class,
                                () -> flags("ssl-certfile", "c.pem", "ssl-cert-reqs", "2"))
                        .getMessage());
    }
}
