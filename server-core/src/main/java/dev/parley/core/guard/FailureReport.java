package dev.parley.core.guard;

/// Whom a guard tells that its plug-in failed.
@FunctionalInterface
interface FailureReport {

    /// Takes one failure.
    void report(PluginFault fault);
}
