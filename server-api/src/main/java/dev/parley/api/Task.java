package dev.parley.api;

/// What an engine can do with its model; routers are mounted by it.
public enum Task {
    /// Text generation.
    GENERATE,
    /// One embedding vector per prompt.
    EMBED,
    /// Class probabilities per prompt.
    CLASSIFY,
    /// Speech to text.
    TRANSCRIPTION,
    /// Streaming audio.
    REALTIME;

    /// The name vLLM uses in its log and routes, such as `generate`.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
