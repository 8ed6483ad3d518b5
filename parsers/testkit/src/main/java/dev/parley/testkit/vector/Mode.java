package dev.parley.testkit.vector;

import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.Locale;

/// How a reply reaches the client.
public enum Mode {
    /// At once: what is malformed can still be taken back.
    COMPLETE(Delivery.WHOLE),
    /// As it comes.
    STREAM(Delivery.STREAMED);

    private final Delivery delivery;

    Mode(Delivery delivery) {
        this.delivery = delivery;
    }

    /// The mode in a parser's words.
    public Delivery delivery() {
        return delivery;
    }

    /// The mode in a vector's words.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
