package dev.parley.core.config;

/// Headings of `--help` and of the reference page, in their order.
public enum OptionGroup {
    /// What one command other than `serve` is told.
    COMMAND("Command"),
    /// The model and where it runs.
    MODEL("Model"),
    /// Sockets, keys and limits of HTTP.
    HTTP("HTTP"),
    /// Conversations, tools and reasoning.
    CHAT("Chat"),
    /// Batching and the KV cache.
    ENGINE("Engine"),
    /// Plug-ins and middleware.
    PLUGINS("Plug-ins"),
    /// Logs.
    LOGGING("Logging");

    private final String title;

    OptionGroup(String title) {
        this.title = title;
    }

    /// The heading.
    public String title() {
        return title;
    }
}
