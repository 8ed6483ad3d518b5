package dev.parley.structured.kit;

import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.ParleyBackend;

import java.nio.charset.StandardCharsets;

/// Follows texts through constraints byte by byte.
public final class Follower {

    private static final ListTokenizer BYTES = ListTokenizer.ofWords();

    private final ParleyBackend backend = new ParleyBackend();

    /// Whether a whole text satisfies a constraint.
    public boolean accepts(Constraint constraint, String text) {
        TokenMatcher matcher = backend.compile(constraint, BYTES).matcher();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (!matcher.accept(b & 0xFF)) {
                return false;
            }
        }
        return matcher.mayEnd();
    }
}
