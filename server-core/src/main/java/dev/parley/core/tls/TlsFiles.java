package dev.parley.core.tls;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The PEM files of `--ssl-certfile` and its relatives. Immutable; [#read] may be called again when
/// they have changed.
///
/// @param key the private key; may be the file of the certificates
/// @param certificates the server's own, then those that vouch for it
/// @param authorities those that vouch for clients
/// @param clients whether clients show certificates
public record TlsFiles(
        Path key, Path certificates, Optional<Path> authorities, TlsClientAuth clients) {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----.*?-----END [A-Z0-9 ]*PRIVATE KEY-----",
                    Pattern.DOTALL);
    private static final Pattern CERTIFICATE =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    /// What the flags name; empty where the server speaks plain HTTP.
    ///
    /// @throws StartupFailure when flags are missing
    public static Optional<TlsFiles> of(Settings settings) {
        Optional<Path> certificates = path(settings, "ssl-certfile");
        Optional<Path> authorities = path(settings, "ssl-ca-certs");
        TlsClientAuth clients = clients(settings);
        for (String flag : List.of("ssl-keyfile", "ssl-ca-certs")) {
            if (certificates.isEmpty() && settings.text(flag).isPresent()) {
                throw new StartupFailure(
                        "--%s needs --ssl-certfile, the file with the server's certificate."
                                .formatted(flag));
            }
        }
        if (authorities.isEmpty() && clients != TlsClientAuth.NONE) {
            throw new StartupFailure(
                    "--ssl-cert-reqs %d needs --ssl-ca-certs, the file with the certificates that vouch for clients."
                            .formatted(settings.number("ssl-cert-reqs").orElse(0)));
        }
        return certificates.map(
                file ->
                        new TlsFiles(
                                path(settings, "ssl-keyfile").orElse(file),
                                file,
                                authorities,
                                clients));
    }

    private static Optional<Path> path(Settings settings, String flag) {
        return settings.text(flag).map(Path::of);
    }

    private static TlsClientAuth clients(Settings settings) {
        return switch ((int) settings.number("ssl-cert-reqs").orElse(0)) {
            case 1 -> TlsClientAuth.OPTIONAL;
            case 2 -> TlsClientAuth.REQUIRED;
            default -> TlsClientAuth.NONE;
        };
    }

    /// Reads and checks them.
    ///
    /// @throws StartupFailure when one cannot be used
    public Tls read() {
        List<X509Certificate> chain = certificates("--ssl-certfile", certificates);
        PrivateKey secret = privateKey();
        if (!belong(secret, chain.getFirst())) {
            throw new StartupFailure(
                    "--ssl-keyfile: the key in %s does not belong to the certificate in %s."
                            .formatted(key, certificates));
        }
        return Tls.builder()
                .privateKey(secret)
                .privateKeyCertChain(chain)
                .trust(
                        authorities
                                .map(file -> certificates("--ssl-ca-certs", file))
                                .orElse(List.of()))
                .clientAuth(clients)
                .build();
    }

    /// All files, each once.
    List<Path> all() {
        return Stream.concat(Stream.of(key, certificates), authorities.stream())
                .distinct()
                .toList();
    }

    private PrivateKey privateKey() {
        Matcher block = KEY.matcher(text("--ssl-keyfile", key));
        if (!block.find()) {
            throw new StartupFailure(
                    "--ssl-keyfile: there is no private key in %s. Give a PEM file with one."
                            .formatted(key));
        }
        try {
            Resource pem = Resource.create("private key", block.group());
            return Keys.builder().pem(keys -> keys.key(pem)).build().privateKey().orElseThrow();
        } catch (RuntimeException e) {
            throw new StartupFailure(
                    "--ssl-keyfile: the %sprivate key in %s cannot be read. RSA and EC keys without password can, as openssl pkcs8 -topk8 -nocrypt writes them."
                            .formatted(Objects.requireNonNullElse(block.group(1), ""), key),
                    e);
        }
    }

    private static List<X509Certificate> certificates(String flag, Path file) {
        String pem =
                CERTIFICATE
                        .matcher(text(flag, file))
                        .results()
                        .map(block -> block.group() + "\n")
                        .reduce("", String::concat);
        if (pem.isEmpty()) {
            throw new StartupFailure(
                    "%s: there is no certificate in %s. Give a PEM file with one."
                            .formatted(flag, file));
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new StartupFailure(
                    "%s: a certificate in %s is damaged: %s".formatted(flag, file, e.getMessage()),
                    e);
        }
    }

    private static String text(String flag, Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new StartupFailure(
                    "%s: there is no readable file '%s'.".formatted(flag, file), e);
        }
    }

    // A key proves itself by a signature that the certificate's key confirms.
    private static boolean belong(PrivateKey key, X509Certificate certificate) {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        try {
            Signature signature =
                    Signature.getInstance(
                            key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            byte[] message = certificate.getEncoded();
            signature.initSign(key);
            signature.update(message);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new StartupFailure(
                    "--ssl-keyfile: a %s key cannot be used. Give an RSA or an EC key."
                            .formatted(key.getAlgorithm()),
                    e);
        }
    }
}
