package dev.parley.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.UUID;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key with a certificate that it signed itself, made by the JDK's keytool.
///
/// @param certificate for `localhost` and `127.0.0.1`
public record TlsIdentity(PrivateKey key, X509Certificate certificate) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /// Makes one.
    ///
    /// @param algorithm such as `EC`
    /// @param folder for the key store, which may stay there
    public static TlsIdentity create(String algorithm, Path folder) {
        Path file = folder.resolve(UUID.randomUUID() + ".p12");
        try {
            Process keytool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "only",
                                    "-keyalg",
                                    algorithm,
                                    "-dname",
                                    "CN=localhost",
                                    "-ext",
                                    "SAN=dns:localhost,ip:127.0.0.1",
                                    "-validity",
                                    "2",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    new String(PASSWORD),
                                    "-keystore",
                                    file.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return new TlsIdentity(
                    (PrivateKey) store.getKey("only", PASSWORD),
                    (X509Certificate) store.getCertificate("only"));
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The key as PEM.
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /// The certificate as PEM.
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
                        kind);
    }

    /// What a client works with that trusts this server and shows nothing.
    public SSLContext anonymousClient() {
        return client(null);
    }

    /// What a client works with that trusts this server and shows its own certificate.
    public SSLContext clientOf(TlsIdentity own) {
        return client(own);
    }

    private SSLContext client(TlsIdentity own) {
        try {
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("server", certificate);
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore shown = emptyStore();
            if (own != null) {
                shown.setKeyEntry(
                        "own", own.key, PASSWORD, new X509Certificate[] {own.certificate});
            }
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(shown, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
