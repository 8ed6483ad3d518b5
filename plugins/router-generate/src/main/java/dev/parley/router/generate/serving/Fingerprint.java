package dev.parley.router.generate.serving;

import dev.parley.api.router.RouterContext;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The `system_fingerprint`: equal for servers that compute the same.
final class Fingerprint {

    private static final int HASH_BYTES = 4;

    private Fingerprint() {}

    static Optional<String> of(RouterContext context) {
        return switch (context.settings().text("fingerprint-mode").orElse("full")) {
            case "none" -> Optional.empty();
            case "custom" -> context.settings().text("fingerprint-value");
            default ->
                    Optional.of(
                            "parley-%s-%s"
                                    .formatted(context.operations().version(), hash(context)));
        };
    }

    private static String hash(RouterContext context) {
        String facts =
                String.join("\n", context.model().root(), context.engine().model().toString());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(facts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
