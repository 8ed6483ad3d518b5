package dev.parley.core.http;

import java.time.Duration;

/// How long a connection waits for its client.
///
/// @param idle between requests
/// @param head from the first byte of a request to the end of its headers
/// @param body between two pieces of a request's body
public record Patience(Duration idle, Duration head, Duration body) {

    /// Generous to slow networks, closed to clients that trickle headers to hold connections.
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(75), Duration.ofSeconds(10), Duration.ofSeconds(60));
}
