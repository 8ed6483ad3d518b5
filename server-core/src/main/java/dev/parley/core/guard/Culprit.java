package dev.parley.core.guard;

import dev.parley.core.plugin.Origin;

/// A plug-in as metric and log name it.
///
/// @param kind in the operator's words, such as `tool parser`
/// @param name its name
/// @param origin its file, else its module
public record Culprit(String kind, String name, String origin) {

    /// Names what an object is.
    static Culprit of(String kind, String name, Object plugin) {
        return new Culprit(kind, name, Origin.of(plugin).shown());
    }

    /// Whether an object comes with the server and not from a plug-in's own layer.
    static boolean isBuiltIn(Object plugin) {
        return plugin.getClass().getModule().getLayer() == ModuleLayer.boot();
    }

    @Override
    public String toString() {
        return "%s '%s' (%s)".formatted(kind, name, origin);
    }
}
