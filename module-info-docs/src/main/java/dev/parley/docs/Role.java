package dev.parley.docs;

/// What a module is in the architecture; its folder decides.
enum Role {
    /// What plug-ins compile against.
    API,
    /// The server.
    CORE,
    /// A parser, a router, a middleware, an engine, a model: found by `ServiceLoader` only.
    PLUGIN,
    /// What developers run: the test kit and the like.
    TOOL;

    /// @param folder relative to the root, with forward slashes
    static Role of(String folder) {
        return switch (folder) {
            case "server-api" -> API;
            case "server-core" -> CORE;
            case "middleware", "parsers/tool", "parsers/reasoning" -> PLUGIN;
            default -> folder.startsWith("plugins/") ? PLUGIN : TOOL;
        };
    }
}
