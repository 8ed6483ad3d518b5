package dev.parley.router.generate.serving;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Ids of replies and calls.
public final class RandomIds {

    private RandomIds() {}

    /// Sixteen lower-case hex digits.
    public static String hex16() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
