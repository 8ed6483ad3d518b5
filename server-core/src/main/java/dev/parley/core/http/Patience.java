package dev.parley.core.http;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;

import java.time.Duration;

/// How long a connection waits for its client.
///
/// @param idle between requests
/// @param head from the first byte of a request to the end of its headers
/// @param body between two pieces of a request's body
public record Patience(Duration idle, Duration head, Duration body) {

    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final Duration HEAD = Duration.ofSeconds(10);
    private static final Duration BODY = Duration.ofSeconds(60);

    /// Generous to slow networks, closed to clients that trickle headers to hold connections.
    ///
    /// @param settings `VLLM_HTTP_TIMEOUT_KEEP_ALIVE` in its environment changes the idle time, in
    ///     seconds
    public static Patience of(Settings settings) {
        Duration idle =
                settings.environment("VLLM_HTTP_TIMEOUT_KEEP_ALIVE")
                        .map(Patience::seconds)
                        .orElse(IDLE);
        return new Patience(idle, HEAD, BODY);
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Math.max(1, Long.parseLong(text)));
        } catch (NumberFormatException e) {
            throw new StartupFailure(
                    "VLLM_HTTP_TIMEOUT_KEEP_ALIVE: '%s' is not a number of seconds."
                            .formatted(text),
                    e);
        }
    }
}
