package dev.parley.acceptance.fuzz;

import java.nio.charset.StandardCharsets;

/// One request.
///
/// @param number with the seed, what makes it again
/// @param path of the route
/// @param type its media type
/// @param body its bytes
record Attempt(int number, String path, String type, byte[] body) {

    /// Enough to send it by hand.
    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return "#%d %s %s (%d bytes) %s"
                .formatted(
                        number,
                        path,
                        type,
                        body.length,
                        text.length() > 1500 ? text.substring(0, 1500) + "…" : text);
    }
}
