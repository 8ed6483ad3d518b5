package dev.parley.middleware.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The keys that open the door, as SHA-256 hashes. Safe on any thread.
final class ApiKeys {

    private static final String SCHEME = "bearer";

    private final List<byte[]> hashes;

    /// @param keys not empty
    ApiKeys(List<String> keys) {
        this.hashes = keys.stream().map(ApiKeys::hash).toList();
    }

    /// Whether an `Authorization` header holds one of the keys. Takes as long for every key of one
    /// length: all hashes are compared, each in constant time.
    boolean accept(String authorization) {
        int space = authorization.indexOf(' ');
        if (space < 0 || !authorization.substring(0, space).equalsIgnoreCase(SCHEME)) {
            return false;
        }
        byte[] given = hash(authorization.substring(space + 1));
        boolean known = false;
        for (byte[] hash : hashes) {
            known |= MessageDigest.isEqual(hash, given);
        }
        return known;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
